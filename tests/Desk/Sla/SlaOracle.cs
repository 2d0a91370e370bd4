using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Sla;

namespace SupportBot.Tests.Desk.Sla;

/// <summary>
/// The SLA page read literally: one clock that ticks minute by minute. Slow, and written apart from the code.
/// </summary>
internal sealed class SlaOracle(SlaCase sla, bool resolution)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly List<string> rows = [];
    private Priority priority = sla.Ticket.Priority;
    private long budget;
    private long used;
    private long? usedAtReopen;
    private bool paused;
    private PauseReason reason;
    private bool missed;
    private string? stopped;
    private Instant? stoppedAt;
    private Instant? deadline;
    private Instant rowStart = sla.Ticket.OpenedAt;

    public string Read()
    {
        budget = Target(priority);
        var now = sla.Ticket.OpenedAt;
        while (true)
        {
            missed |= stopped is null && deadline is { } due && now > due;
            foreach (var happened in sla.Ticket.Events.Where(e => e.At == now))
            {
                Apply(happened, now);
            }

            if (now == sla.Ticket.AsOf)
            {
                break;
            }

            Tick(now);
            now += Minute;
        }

        var state = missed ? "Missed" : stopped ?? (paused ? "Paused" : "Running");
        var stage = sla.Policy.WarnAt.Append(100).Where(s => used * 100 >= s * budget).DefaultIfEmpty(0).Max();
        var (finalBudget, finalUsed) = (budget, used);
        rows.Add(Row(null));
        var due2 = state switch
        {
            "Cancelled" => null,
            "Missed" or "Paused" => deadline,
            _ => IfNothingChanges(),
        };
        var shownReason = state == "Paused" ? $"{reason}" : "";
        return $"{state} {shownReason} {priority} {finalBudget} {finalUsed} {due2} {stoppedAt} {stage}\n"
            + string.Join('\n', rows);
    }

    private long Target(Priority of)
    {
        var target = sla.Policy.Targets.Single(t => t.Priority == of);
        return resolution ? target.Resolution : target.Response;
    }

    private void Tick(Instant now)
    {
        if (stopped is null && !paused)
        {
            Count(now);
        }
    }

    private void Count(Instant now)
    {
        var allHours = priority == Priority.P1 && sla.Hours.Calendar.P1AllHours;
        if (allHours || sla.Hours.IsInside(now))
        {
            used++;
            if (used >= budget)
            {
                deadline ??= now + Minute;
            }
        }
    }

    private Instant? IfNothingChanges()
    {
        for (var now = stoppedAt ?? sla.Ticket.AsOf; deadline is null; now += Minute)
        {
            Count(now);
        }

        return deadline;
    }

    private void Apply(SlaEvent happened, Instant now)
    {
        switch (happened)
        {
            case SlaEvent.FirstResponse when !resolution:
                Stop("Met", now);
                break;
            case SlaEvent.Resolved:
                Stop("Met", now);
                break;
            case SlaEvent.Cancelled:
                Stop("Cancelled", now);
                break;
            case SlaEvent.PriorityChanged change when stopped is null && change.To != priority:
                Rebudget(change.To, now);
                break;
            default:
                ApplyToResolution(happened, now);
                break;
        }
    }

    private void ApplyToResolution(SlaEvent happened, Instant now)
    {
        if (!resolution)
        {
            return;
        }

        switch (happened)
        {
            case SlaEvent.Paused pause:
                (paused, reason) = (true, pause.Reason);
                break;
            case SlaEvent.Resumed:
                paused = false;
                break;
            case SlaEvent.Reopened:
                (paused, stopped, stoppedAt) = (false, null, null);
                if (!missed)
                {
                    usedAtReopen = used;
                    if (Granted(priority) > budget)
                    {
                        Rebudget(priority, now);
                    }
                }

                break;
        }
    }

    private long Granted(Priority of) =>
        usedAtReopen is { } already ? Math.Max(Target(of), already + (long)Math.Ceiling(Target(of) / 10m)) : Target(of);

    private void Rebudget(Priority to, Instant now)
    {
        rows.Add(Row(now));
        (priority, budget, rowStart) = (to, Granted(to), now);
        if (!missed)
        {
            deadline = used >= budget ? now : null;
        }
    }

    private void Stop(string how, Instant now)
    {
        if (stopped is null)
        {
            (stopped, stoppedAt) = (how, now);
        }
    }

    private string Row(Instant? until) => $"{priority} {budget} {rowStart} {until} {used} {missed}";
}
