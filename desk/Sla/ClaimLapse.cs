using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>A claim that nobody follows up frees the ticket again.</summary>
public static class ClaimLapse
{
    /// <summary>Business minutes without a step of the owner after which a claim lapses.</summary>
    public static long MinutesFor(Priority priority) => priority switch
    {
        Priority.P1 => 60,
        Priority.P2 => 240,
        _ => 1_200,
    };

    /// <summary>When the claim lapses if its owner does nothing; null when there is none that can.</summary>
    public static Instant? DueAt(Ticket ticket, WorkingHours hours)
    {
        if (ticket.Status != TicketStatus.Assigned || ticket.AssigneeId is not { } owner) return null;
        return ticket.History.FindLast(line => line.By == owner || line.Detail == owner)?.At is { } since
            ? hours.Add(since, MinutesFor(ticket.Priority))
            : null;
    }

    /// <summary>True when the ticket was claimed and its owner did nothing with it since, for too long.</summary>
    public static bool HasLapsed(Ticket ticket, WorkingHours hours, Instant now)
    {
        if (ticket.Status != TicketStatus.Assigned || ticket.AssigneeId is not { } owner) return false;
        var last = ticket.History.FindLast(line => line.By == owner || line.Detail == owner)?.At;
        return last is { } since && now > since && hours.MinutesWithin(since, now) >= MinutesFor(ticket.Priority);
    }
}
