using CsCheck;
using NodaTime;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Tickets;

public sealed class TicketRulesTests
{
    private static readonly TicketResolution Solved = new("Cleaned the head", "wear");

    [Fact]
    public void A_ticket_goes_from_report_to_closed()
    {
        var ticket = Take(Some.Ticket(), TicketStep.Submit, Some.Reporter);
        ticket = Take(ticket, TicketStep.Claim, Some.Technician);
        Assert.Equal(Some.Technician.Id, ticket.AssigneeId);
        ticket = Take(ticket, TicketStep.Resolve, Some.Technician, Solved);
        Assert.Equal(Solved, ticket.Resolution);
        ticket = Take(ticket, TicketStep.Confirm, Some.Reporter);
        Assert.Equal(TicketStatus.Closed, ticket.Status);
        Assert.Equal(4, ticket.Revision);
        Assert.True(TicketRules.HistoryIsWhole(ticket));
    }

    [Fact]
    public void Two_technicians_claim_and_one_wins()
    {
        var won = Take(Some.Ticket(TicketStatus.Open), TicketStep.Claim, Some.Technician);
        var lost = Assert.IsType<TicketOutcome.Refused>(
            TicketRules.Apply(won, TicketStep.Claim, Some.OtherTechnician, Some.TuesdayMorning));
        Assert.Equal(TicketRefusal.ClaimedBySomebodyElse, lost.Reason);
        Assert.Equal(Some.Technician.Name, lost.Ticket.AssigneeName);
    }

    [Theory]
    [InlineData(TicketStatus.Resolved, TicketStep.Reopen)]
    [InlineData(TicketStatus.Closed, TicketStep.Reopen)]
    public void A_claim_of_a_solved_ticket_is_refused_for_its_state_and_not_for_who_solved_it(TicketStatus status, TicketStep instead)
    {
        var solved = Some.Ticket(status) with { AssigneeId = Some.Technician.Id, AssigneeName = Some.Technician.Name };
        foreach (var technician in new[] { Some.Technician, Some.OtherTechnician })
        {
            var refused = Assert.IsType<TicketOutcome.Refused>(TicketRules.Apply(solved, TicketStep.Claim, technician, Some.TuesdayMorning));
            Assert.Equal(TicketRefusal.NotInThisState, refused.Reason);
            Assert.Contains(instead, refused.Allowed);
        }
    }

    [Theory]
    [InlineData("", "wear")]
    [InlineData("Cleaned it", "")]
    [InlineData("  ", "  ")]
    public void Resolving_needs_a_text_and_a_cause(string text, string cause)
    {
        var outcome = TicketRules.Apply(
            Some.Ticket(TicketStatus.Assigned), TicketStep.Resolve, Some.Technician, Some.TuesdayMorning, null, new(text, cause));
        Assert.Equal(TicketRefusal.ResolutionNeedsTextAndCause, Assert.IsType<TicketOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public void The_reporter_cannot_take_the_desks_steps()
    {
        var outcome = TicketRules.Apply(Some.Ticket(TicketStatus.Open), TicketStep.Claim, Some.Reporter, Some.TuesdayMorning);
        Assert.Equal(TicketRefusal.OnlyTheDesk, Assert.IsType<TicketOutcome.Refused>(outcome).Reason);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5 * 24 * 60, true)]
    [InlineData((5 * 24 * 60) + 1, false)]
    public void A_closed_ticket_reopens_inside_the_window_only(int minutesLater, bool reopens)
    {
        var closed = Some.Ticket(TicketStatus.Closed) with { ClosedAt = Some.TuesdayMorning };
        var outcome = TicketRules.Apply(
            closed, TicketStep.Reopen, Some.Reporter, Some.TuesdayMorning + Duration.FromMinutes(minutesLater));
        Assert.Equal(reopens, outcome is TicketOutcome.Changed);
    }

    [Theory]
    [InlineData(TicketStatus.Resolved, 0, true)]
    [InlineData(TicketStatus.Closed, 5, true)]
    [InlineData(TicketStatus.Closed, 6, false)]
    public void Offered_instead_is_only_what_somebody_of_that_side_can_do_now(TicketStatus status, int daysLater, bool reopens)
    {
        var ticket = Some.Ticket(status) with { ClosedAt = status == TicketStatus.Closed ? Some.TuesdayMorning : null };
        var now = Some.TuesdayMorning + Duration.FromDays(daysLater);
        var (desk, client) = (TicketRules.AllowedTo(ticket, TicketSide.Desk, now), TicketRules.AllowedTo(ticket, TicketSide.Client, now));
        Assert.Equal((reopens, reopens), (desk.Contains(TicketStep.Reopen), client.Contains(TicketStep.Reopen)));
        Assert.DoesNotContain(TicketStep.Rate, desk);
        Assert.Contains(TicketStep.Rate, client);
        Assert.Contains(TicketStep.Note, desk);
        Assert.Empty(desk.Concat(client).Intersect([TicketStep.Remind, TicketStep.CloseUnconfirmed, TicketStep.Edit]));
    }

    [Fact]
    public void Approving_authorises_the_amount_that_was_told()
    {
        var waiting = Some.Ticket(TicketStatus.WaitingForApproval);
        waiting = waiting with { Promise = waiting.Promise with { Authorised = 0m } };
        Assert.Equal(125m, Take(waiting, TicketStep.Approve, Some.Reporter).Promise.Authorised);
    }

    [Fact]
    public void Nothing_happens_to_a_withdrawn_ticket()
    {
        Assert.Empty(TicketTransitions.Allowed(TicketStatus.Withdrawn));
    }

    [Fact]
    public void A_changed_line_of_the_history_is_seen()
    {
        var ticket = Take(Take(Some.Ticket(), TicketStep.Submit, Some.Reporter), TicketStep.Claim, Some.Technician);
        var forged = ticket with { History = ticket.History.SetItem(0, ticket.History[0] with { By = "somebody else" }) };
        Assert.True(TicketRules.HistoryIsWhole(ticket));
        Assert.False(TicketRules.HistoryIsWhole(forged));
        Assert.False(TicketRules.HistoryIsWhole(ticket with { History = ticket.History.RemoveAt(0) }));
    }

    [Fact]
    public void Any_steps_in_any_order_keep_history_and_revision_together()
    {
        var step = Gen.Enum<TicketStep>();
        var actor = Gen.OneOf(Gen.Const(Some.Technician), Gen.Const(Some.OtherTechnician), Gen.Const(Some.Reporter));
        Gen.Select(step, actor).Array[0, 30].Sample(
            steps =>
            {
                var ticket = Some.Ticket();
                var now = Some.TuesdayMorning;
                foreach (var (s, a) in steps)
                {
                    now += Duration.FromMinutes(7);
                    var outcome = TicketRules.Apply(ticket, s, a, now, "words", Solved);
                    if (outcome is TicketOutcome.Refused refused) Assert.Same(ticket, refused.Ticket);
                    if (outcome is TicketOutcome.Changed changed) ticket = changed.Ticket;
                }

                return ticket.Revision == ticket.History.Count(e => e.Step is not (TicketStep.Note or TicketStep.Edit or TicketStep.Remind or TicketStep.Rate)) && TicketRules.HistoryIsWhole(ticket)
                    && (ticket.History.IsEmpty || ticket.History[^1].To == ticket.Status)
                    && (ticket.Status is not TicketStatus.Assigned || ticket.AssigneeId is not null);
            },
            iter: 10_000);
    }

    private static Ticket Take(Ticket ticket, TicketStep step, TicketActor actor, TicketResolution? resolution = null) =>
        Assert.IsType<TicketOutcome.Changed>(TicketRules.Apply(ticket, step, actor, Some.TuesdayMorning, null, resolution)).Ticket;
}
