using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Sla;

/// <summary>
/// The response and resolution clocks of a ticket, always recomputed from its history. The response clock runs from the
/// opening to the first response or resolution and never pauses; the resolution clock stops while paused and goes on
/// after a reopen. A deadline passed by a clock that has not stopped is missed for good.
/// </summary>
public static class SlaClock
{
    /// <summary>The first reason why the history cannot have happened under the policy; null if it is sound.</summary>
    /// <param name="zone">The policy calendar's zone, in which reopen days are counted.</param>
    public static SlaFault? Check(SlaPolicy policy, DateTimeZone zone, SlaTicket ticket) =>
        SlaHistory.Check(policy, zone, ticket);

    /// <summary>Reads both clocks at the ticket's as-of instant.</summary>
    /// <param name="hours">The policy's calendar.</param>
    /// <exception cref="ArgumentException"><see cref="Check"/> finds a fault.</exception>
    public static SlaStanding Evaluate(SlaPolicy policy, WorkingHours hours, SlaTicket ticket)
    {
        if (Check(policy, hours.Calendar.Zone, ticket) is { } fault)
        {
            throw new ArgumentException($"{fault.Kind} at event {fault.Event}.", nameof(ticket));
        }

        var targets = policy.Targets.ToDictionary(target => target.Priority);
        var openedAt = ticket.OpenedAt.ToWholeMinute();
        var response = new TargetClock(hours, priority => targets[priority].Response, openedAt, ticket.Priority);
        var resolution = new TargetClock(hours, priority => targets[priority].Resolution, openedAt, ticket.Priority);
        foreach (var happened in ticket.Events)
        {
            var at = happened.At.ToWholeMinute();
            response.AdvanceTo(at);
            resolution.AdvanceTo(at);
            MoveResponse(response, happened);
            MoveResolution(resolution, happened);
        }

        var asOf = ticket.AsOf.ToWholeMinute();
        response.AdvanceTo(asOf);
        resolution.AdvanceTo(asOf);
        return new SlaStanding(policy.Id, asOf, response.Standing(policy.WarnAt), resolution.Standing(policy.WarnAt));
    }

    private static void MoveResponse(TargetClock clock, SlaEvent happened)
    {
        if (clock.IsStopped)
        {
            return;
        }

        switch (happened)
        {
            case SlaEvent.FirstResponse or SlaEvent.Resolved:
                clock.Stop(cancelled: false);
                break;
            case SlaEvent.Cancelled:
                clock.Stop(cancelled: true);
                break;
            case SlaEvent.PriorityChanged change:
                clock.Change(change.To);
                break;
        }
    }

    private static void MoveResolution(TargetClock clock, SlaEvent happened)
    {
        switch (happened)
        {
            case SlaEvent.Paused paused:
                clock.Pause(paused.Reason);
                break;
            case SlaEvent.Resumed:
                clock.Resume();
                break;
            case SlaEvent.PriorityChanged change:
                clock.Change(change.To);
                break;
            case SlaEvent.Resolved:
                clock.Stop(cancelled: false);
                break;
            case SlaEvent.Reopened:
                clock.Reopen();
                break;
            case SlaEvent.Cancelled:
                clock.Stop(cancelled: true);
                break;
        }
    }
}
