using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Tickets;

/// <summary>When a solved ticket that nobody confirms is closed by itself, and when its reporter is reminded before.</summary>
public static class ClosingRules
{
    /// <summary>Business days after the solution on which the ticket closes.</summary>
    public const int ClosesAfter = 3;

    /// <summary>Business days after the solution on which the reporter is reminded.</summary>
    public const int RemindsAfter = 2;

    /// <summary>Nothing is due sooner after the solution, whatever the calendar and the clock changes.</summary>
    public static readonly Duration Soonest = Duration.FromHours((24 * RemindsAfter) - 2);

    private const int MostDays = 60;

    /// <summary>
    /// The same local time, so many business days after the solution; of a calendar that never opens, so many days.
    /// </summary>
    public static Instant After(Instant resolved, int businessDays, WorkingHours hours)
    {
        var zone = hours.Calendar.Zone;
        var local = resolved.InZone(zone).LocalDateTime;
        var (day, left) = (local.Date, businessDays);
        for (var looked = 0; left > 0; looked++)
        {
            day = day.PlusDays(1);
            if (looked >= MostDays || !hours.EverOpens || hours.IsBusinessDay(day)) left--;
        }

        return zone.AtLeniently(day + local.TimeOfDay).ToInstant();
    }

    /// <summary>The step that is due; null when it is too early or the ticket is not waiting for the reporter's word.</summary>
    public static TicketStep? Due(Ticket ticket, WorkingHours hours, Instant now)
    {
        if (ticket is not { Status: TicketStatus.Resolved, ResolvedAt: { } resolved }) return null;
        if (now >= After(resolved, ClosesAfter, hours)) return TicketStep.CloseUnconfirmed;
        var reminded = ticket.History.Exists(line => line.Step == TicketStep.Remind && line.At >= resolved);
        return !reminded && now >= After(resolved, RemindsAfter, hours) ? TicketStep.Remind : null;
    }
}
