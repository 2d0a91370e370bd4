using CsCheck;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Tickets;

/// <summary>What holds for every ticket after any steps of anybody.</summary>
public sealed class TicketTransitionProperties
{
    private const string Seed = "0000KOIPe8_3";

    private static readonly Gen<(TicketStep Step, int Who, int Minutes)[]> Lives =
        Gen.Select(Gen.Enum<TicketStep>(), Gen.Int[0, 2], Gen.Int[0, 4_000]).Array[1, 60];

    [Fact]
    public void A_history_replays_to_the_same_state_and_its_chain_is_whole() => Lives.Sample(
        life =>
        {
            var ticket = Live(life);
            var states = ticket.History.Aggregate(TicketStatus.New, (state, line) =>
            {
                Assert.Equal(state, line.From);
                Assert.Equal(TicketTransitions.Next(line.From, line.Step), line.To);
                return line.To;
            });
            Assert.Equal(ticket.Status, states);
            Assert.True(TicketRules.HistoryIsWhole(ticket));
        },
        seed: Seed);

    [Fact]
    public void Somebody_owns_a_ticket_that_is_worked_on_and_nobody_an_open_one() => Lives.Sample(
        life =>
        {
            var ticket = Live(life);
            if (ticket.Status is TicketStatus.Assigned or TicketStatus.WaitingForUser or TicketStatus.WaitingForVendor or TicketStatus.Resolved)
                Assert.NotNull(ticket.AssigneeId);
            if (ticket.Status is TicketStatus.New or TicketStatus.Open or TicketStatus.WaitingForApproval) Assert.Null(ticket.AssigneeId);
        },
        seed: Seed);

    [Fact]
    public void A_note_changes_nothing_that_the_client_could_notice() => Lives.Sample(
        life =>
        {
            var ticket = Live(life);
            if (TicketRules.Apply(ticket, TicketStep.Note, Some.Technician, Some.TuesdayMorning, "hm") is not TicketOutcome.Changed noted) return;
            Assert.Equal(ticket, noted.Ticket with { History = ticket.History });
        },
        seed: Seed);

    [Fact]
    public void What_is_refused_names_only_steps_that_would_be_taken() => Lives.Sample(
        life =>
        {
            var ticket = Live(life);
            foreach (var side in new[] { Some.Reporter, Some.Technician })
            {
                foreach (var step in TicketRules.AllowedTo(ticket, side.Side, Some.TuesdayMorning))
                {
                    Assert.NotNull(TicketTransitions.Next(ticket.Status, step));
                    var reason = (Take(ticket, step, side, Some.TuesdayMorning) as TicketOutcome.Refused)?.Reason;
                    Assert.NotEqual(TicketRefusal.OnlyTheDesk, reason);
                    Assert.NotEqual(TicketRefusal.NotInThisState, reason);
                    Assert.NotEqual(TicketRefusal.ReopenWindowIsOver, reason);
                }
            }
        },
        seed: Seed);

    private static Ticket Live((TicketStep Step, int Who, int Minutes)[] life)
    {
        var (ticket, now) = (Some.Ticket(), Some.TuesdayMorning);
        foreach (var (step, who, minutes) in life)
        {
            now += Duration.FromMinutes(minutes);
            var actor = who switch { 0 => Some.Reporter, 1 => Some.Technician, _ => Some.OtherTechnician };
            ticket = Take(ticket, step, actor, now).Ticket;
        }

        return ticket;
    }

    private static TicketOutcome Take(Ticket ticket, TicketStep step, TicketActor actor, Instant now) => TicketRules.Apply(
        ticket, step, actor, now, "words", new TicketResolution("done", "wear"),
        extras: new StepExtras(ticket.Priority == Priority.P1 ? Priority.P3 : Priority.P1, Some.OtherTechnician, step == TicketStep.Rate ? "4" : "ref"));
}
