using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Sla;

/// <summary>Which events may follow which.</summary>
internal static class SlaHistory
{
    private enum State
    {
        Running,
        Paused,
        Resolved,
        Cancelled,
    }

    /// <summary>The first thing that does not fit; null if the history is sound.</summary>
    public static SlaFault? Check(SlaPolicy policy, DateTimeZone zone, SlaTicket ticket)
    {
        if (ticket.AsOf < ticket.OpenedAt)
        {
            return new SlaFault(SlaFaultKind.AsOfBeforeOpening);
        }

        if (!HasTarget(policy, ticket.Priority))
        {
            return new SlaFault(SlaFaultKind.NoTarget);
        }

        var (state, last, resolvedAt, answered) = (State.Running, ticket.OpenedAt, ticket.OpenedAt, false);
        foreach (var (index, happened) in ticket.Events.Index())
        {
            var allowed = IsAllowed(happened, state) && !(happened is SlaEvent.FirstResponse && answered);
            var fault = happened.At < last || happened.At > ticket.AsOf ? SlaFaultKind.OutOfOrder
                : !allowed ? SlaFaultKind.NotAllowedNow
                : OwnFault(policy, zone, happened, resolvedAt);
            if (fault is { } kind)
            {
                return new SlaFault(kind, index);
            }

            (state, last) = (After(happened, state), happened.At);
            resolvedAt = happened is SlaEvent.Resolved ? happened.At : resolvedAt;
            answered |= happened is SlaEvent.FirstResponse;
        }

        return null;
    }

    private static SlaFaultKind? OwnFault(SlaPolicy policy, DateTimeZone zone, SlaEvent happened, Instant resolvedAt) =>
        happened switch
        {
            SlaEvent.Paused paused when !policy.PauseReasons.Contains(paused.Reason) =>
                SlaFaultKind.PauseReasonNotInPolicy,
            SlaEvent.PriorityChanged change when !HasTarget(policy, change.To) => SlaFaultKind.NoTarget,
            SlaEvent.Reopened reopened when DaysBetween(zone, resolvedAt, reopened.At) > policy.ReopenDays =>
                SlaFaultKind.ReopenedTooLate,
            _ => null,
        };

    private static bool HasTarget(SlaPolicy policy, Priority priority) =>
        policy.Targets.Any(target => target.Priority == priority);

    private static int DaysBetween(DateTimeZone zone, Instant from, Instant until) =>
        Period.DaysBetween(from.InZone(zone).Date, until.InZone(zone).Date);

    private static bool IsAllowed(SlaEvent happened, State state) => happened switch
    {
        SlaEvent.Paused => state == State.Running,
        SlaEvent.Resumed => state == State.Paused,
        SlaEvent.Reopened => state == State.Resolved,
        _ => state is State.Running or State.Paused,
    };

    private static State After(SlaEvent happened, State before) => happened switch
    {
        SlaEvent.Paused => State.Paused,
        SlaEvent.Resumed or SlaEvent.Reopened => State.Running,
        SlaEvent.Resolved => State.Resolved,
        SlaEvent.Cancelled => State.Cancelled,
        _ => before,
    };
}
