using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>
/// The earliest instant at which a ticket can need a warning, a call or its claim taken back, if nothing happens to it until
/// then. It may be too early, never too late: looking too early costs a look and changes nothing.
/// </summary>
public static class NextLook
{
    /// <summary>Clocks count whole minutes, so the instant is taken so much earlier.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(1);

    /// <param name="told">What was told after the last look.</param>
    /// <param name="chain">How many people can be called.</param>
    /// <returns>Not before <paramref name="now"/>; null when only a change of the ticket, the rota or the book can make something due.</returns>
    public static Instant? Of(Ticket ticket, SlaStanding standing, SlaPolicy policy, WorkingHours hours, SlaAlert told, int chain, Instant now)
    {
        var earliest = Earlier(StageOf(standing.Response, policy, hours, now), StageOf(standing.Resolution, policy, hours, now));
        earliest = Earlier(earliest, CallOf(told, chain));
        earliest = Earlier(earliest, ClaimLapse.DueAt(ticket, hours) is { } lapses ? lapses - Margin : null);
        if (ticket.Promise.NotBefore is { } start && start > now) earliest = Earlier(earliest, start);
        return earliest is { } at ? Instant.Max(at, now) : null;
    }

    private static Instant? StageOf(TargetStanding target, SlaPolicy policy, WorkingHours hours, Instant now)
    {
        if (target.StoppedAt is not null || target.State is not (ClockState.Running or ClockState.Missed)) return null;
        var next = policy.WarnAt.Append(100m).Where(stage => stage > target.Stage).DefaultIfEmpty(0m).Min();
        if (next == 0m) return null;
        var minutes = Math.Max(1L, (long)Math.Ceiling(next * target.Budget / 100m) - target.Used);
        // P1 may count around the clock, and time never passes faster than that.
        var at = target.Priority == Priority.P1 ? now + Duration.FromMinutes(minutes) : hours.Add(now, minutes);
        return at - Margin;
    }

    private static Instant? CallOf(SlaAlert told, int chain) =>
        told is { RaisedAt: { } raised, AcknowledgedBy: null } && chain > 0 && told.Called.Count < chain + Escalation.MostReminders
            ? raised + (Escalation.Wait * told.Called.Count)
            : null;

    private static Instant? Earlier(Instant? a, Instant? b) => a is { } one && b is { } other ? Instant.Min(one, other) : a ?? b;
}
