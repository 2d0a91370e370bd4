using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>Reads what a ticket's clocks go by out of its history.</summary>
public static class TicketClocks
{
    /// <summary>The ticket as its clocks see it: the first answer of the desk, the waits that the policy allows, the end.</summary>
    /// <param name="asOf">Nothing after this instant is looked at.</param>
    public static SlaTicket Of(Ticket ticket, SlaPolicy policy, Instant asOf)
    {
        var events = ImmutableArray.CreateBuilder<SlaEvent>();
        var (answered, paused) = (false, false);
        foreach (var line in ticket.History.Where(l => l.At <= asOf))
        {
            if (!answered && IsAnswer(line.Step))
            {
                events.Add(new SlaEvent.FirstResponse(line.At));
                answered = true;
            }

            var reason = PauseOf(line.To);
            var pauses = reason is { } why && policy.PauseReasons.Contains(why);
            if (paused && (!pauses || line.Step is TicketStep.Resolve)) events.Add(new SlaEvent.Resumed(line.At));
            if (!paused && pauses && reason is { } allowed) events.Add(new SlaEvent.Paused(line.At, allowed));
            paused = pauses;
            if (EndOf(line) is { } end) events.Add(end);
        }

        return new SlaTicket
        {
            OpenedAt = ticket.OpenedAt,
            Priority = ticket.Priority,
            AsOf = Instant.Max(asOf, ticket.OpenedAt),
            Events = events.ToImmutable(),
        };
    }

    private static bool IsAnswer(TicketStep step) => step is TicketStep.Claim or TicketStep.AskUser or TicketStep.WaitForVendor;

    private static PauseReason? PauseOf(TicketStatus status) => status switch
    {
        TicketStatus.WaitingForUser => PauseReason.WaitingUser,
        TicketStatus.WaitingForApproval => PauseReason.WaitingApproval,
        TicketStatus.WaitingForVendor => PauseReason.Vendor,
        _ => null,
    };

    private static SlaEvent? EndOf(TicketEvent line) => line.Step switch
    {
        TicketStep.Resolve => new SlaEvent.Resolved(line.At),
        TicketStep.Reopen => new SlaEvent.Reopened(line.At),
        TicketStep.Withdraw or TicketStep.Decline => new SlaEvent.Cancelled(line.At),
        _ => null,
    };
}
