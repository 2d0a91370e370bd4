using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Sla;

/// <summary>Clocks as they come out of a ticket's history. The sample's standard policy gives P2 120 and 960 minutes.</summary>
public sealed class TicketClocksTests
{
    private static readonly ContractBook Book = SampleWorld.Book();
    private static readonly Instant Opened = Some.TuesdayMorning;

    [Fact]
    public void An_untouched_ticket_uses_both_budgets()
    {
        var standing = At(Open(), 60);
        Assert.Equal((60, 120, 50m), (standing.Response.Used, standing.Response.Budget, standing.Response.Stage));
        Assert.Equal((60, 960, ClockState.Running), (standing.Resolution.Used, standing.Resolution.Budget, standing.Resolution.State));
    }

    [Fact]
    public void A_claim_answers_and_a_question_stops_the_clock_until_the_answer()
    {
        var ticket = Take(Open(), TicketStep.Claim, Some.Technician, 10);
        ticket = Take(ticket, TicketStep.AskUser, Some.Technician, 20);
        var waiting = At(ticket, 90);
        Assert.Equal((ClockState.Met, ClockState.Paused, 20), (waiting.Response.State, waiting.Resolution.State, waiting.Resolution.Used));
        ticket = Take(ticket, TicketStep.Answer, Some.Reporter, 100);
        Assert.Equal(40, At(ticket, 120).Resolution.Used);
    }

    [Fact]
    public void A_new_priority_counts_from_its_step_and_the_first_one_is_kept()
    {
        var ticket = Take(Open(), TicketStep.SetPriority, Some.Technician, 30, new StepExtras(Priority.P1));
        ticket = Take(ticket, TicketStep.SetPriority, Some.Technician, 40, new StepExtras(Priority.P3));
        Assert.Equal(Priority.P2, ticket.OpenedPriority);
        var standing = At(ticket, 60);
        Assert.Equal((Priority.P3, 1_800, 60), (standing.Resolution.Priority, standing.Resolution.Budget, standing.Resolution.Used));
        Assert.Equal([Priority.P2, Priority.P1, Priority.P3], standing.Resolution.History.Select(r => r.Priority));
    }

    [Fact]
    public void A_ticket_that_starts_later_by_agreement_waits_until_then()
    {
        var later = Open() with { Promise = Some.Ticket().Promise with { NotBefore = Opened + Duration.FromMinutes(60) } };
        Assert.Equal(0, At(later, 50).Resolution.Used);
        Assert.Equal(30, At(later, 90).Resolution.Used);
    }

    [Fact]
    public void A_reopened_ticket_goes_on_from_what_it_used()
    {
        var ticket = Take(Take(Open(), TicketStep.Claim, Some.Technician, 10), TicketStep.Resolve, Some.Technician, 50);
        Assert.Equal((ClockState.Met, 50), (At(ticket, 200).Resolution.State, At(ticket, 200).Resolution.Used));
        ticket = Take(ticket, TicketStep.Reopen, Some.Reporter, 100);
        Assert.Equal(70, At(ticket, 120).Resolution.Used);
    }

    [Fact]
    public void A_claim_lapses_when_its_owner_does_nothing_for_too_long()
    {
        var hours = SupportBot.Desk.Calendars.CompiledHours.Of(Book.FindCalendar("office-de")!); // the sample has it
        var ticket = Take(Open(), TicketStep.Claim, Some.Technician, 0);
        Assert.False(ClaimLapse.HasLapsed(ticket, hours, Opened + Duration.FromMinutes(239)));
        Assert.True(ClaimLapse.HasLapsed(ticket, hours, Opened + Duration.FromMinutes(240)));
        var active = Take(ticket, TicketStep.Note, Some.Technician, 200);
        Assert.False(ClaimLapse.HasLapsed(active, hours, Opened + Duration.FromMinutes(240)));
    }

    private static Ticket Open() => Take(Some.Ticket(), TicketStep.Submit, Some.Reporter, 0);

    private static Ticket Take(Ticket ticket, TicketStep step, TicketActor actor, int minutes, StepExtras? extras = null) =>
        Assert.IsType<TicketOutcome.Changed>(TicketRules.Apply(
            ticket, step, actor, Opened + Duration.FromMinutes(minutes), "words", new TicketResolution("done", "wear"), extras: extras)).Ticket;

    private static SlaStanding At(Ticket ticket, int minutes) =>
        TicketClocks.At(Book, ticket, Opened + Duration.FromMinutes(minutes)) ?? throw new InvalidOperationException("Fabrikam has a policy.");
}
