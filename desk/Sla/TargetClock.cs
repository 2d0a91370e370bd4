using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Sla;

/// <summary>One clock that is walked from event to event. It knows its own minutes and nothing about tickets.</summary>
internal sealed class TargetClock
{
    /// <summary>How far ahead a deadline is looked for.</summary>
    private static readonly Duration Horizon = Duration.FromHours(800 * 7 * 24);

    private readonly WorkingHours _hours;
    private readonly Func<Priority, long> _minutes;
    private readonly ImmutableArray<BudgetRow>.Builder _closed = ImmutableArray.CreateBuilder<BudgetRow>();

    private Priority _priority;
    private long _budget;
    private long _used;
    private Instant _now;
    private Instant _rowStart;
    private PauseReason? _paused;
    private Instant? _stoppedAt;
    private bool _cancelled;
    private bool _missed;

    /// <summary>The earliest instant at which used reached the budget; null while there is time left.</summary>
    private Instant? _reachedAt;

    /// <summary>Used minutes at the last reopen that granted time.</summary>
    private long? _usedAtReopen;

    /// <param name="minutes">Target of a priority.</param>
    public TargetClock(WorkingHours hours, Func<Priority, long> minutes, Instant openedAt, Priority priority)
    {
        _hours = hours;
        _minutes = minutes;
        _priority = priority;
        _budget = minutes(priority);
        _now = openedAt;
        _rowStart = openedAt;
    }

    public bool IsStopped => _stoppedAt is not null;

    private bool CountsAllHours => _priority == Priority.P1 && _hours.Calendar.P1AllHours;

    /// <summary>
    /// Lets time pass. A deadline that lies strictly before the new instant is missed unless the clock has stopped.
    /// </summary>
    public void AdvanceTo(Instant instant)
    {
        if (!IsStopped)
        {
            if (_paused is null)
            {
                _reachedAt ??= Deadline(_now, instant);
                _used += MinutesBetween(_now, instant);
            }

            _missed |= _reachedAt < instant;
        }

        _now = instant;
    }

    public void Stop(bool cancelled)
    {
        _stoppedAt = _now;
        _cancelled = cancelled;
    }

    public void Pause(PauseReason reason) => _paused = reason;

    public void Resume() => _paused = null;

    /// <summary>
    /// Goes on from the used minutes. Unless it is missed, the clock always gets some time (a tenth of the target).
    /// </summary>
    public void Reopen()
    {
        _stoppedAt = null;
        _paused = null;
        if (!_missed)
        {
            _usedAtReopen = _used;
            Rebudget(_priority);
        }
    }

    /// <summary>Used minutes carry over to the new priority's budget.</summary>
    public void Change(Priority priority)
    {
        if (priority != _priority)
        {
            Rebudget(priority);
        }
    }

    public TargetStanding Standing(ImmutableArray<decimal> warnAt) => new()
    {
        State = State(),
        PausedReason = State() == ClockState.Paused ? _paused : null,
        Priority = _priority,
        Budget = _budget,
        Used = _used,
        DueAt = DueAt(),
        StoppedAt = _stoppedAt,
        Stage = warnAt.Append(100).Where(stage => _used * 100m >= stage * _budget).DefaultIfEmpty(0).Max(),
        History = [.. _closed, Row(null)],
    };

    private ClockState State() =>
        _missed ? ClockState.Missed
        : IsStopped ? (_cancelled ? ClockState.Cancelled : ClockState.Met)
        : _paused is not null ? ClockState.Paused
        : ClockState.Running;

    private Instant? DueAt() => State() switch
    {
        ClockState.Cancelled => null,
        ClockState.Missed or ClockState.Paused => _reachedAt,
        _ => _reachedAt ?? Deadline(_stoppedAt ?? _now, (_stoppedAt ?? _now) + Horizon),
    };

    private void Rebudget(Priority priority)
    {
        var budget = _minutes(priority);
        if (_usedAtReopen is { } used)
        {
            budget = Math.Max(budget, used + (_minutes(priority) / 10) + (_minutes(priority) % 10 == 0 ? 0 : 1));
        }

        if (priority == _priority && budget == _budget)
        {
            return;
        }

        _closed.Add(Row(_now));
        (_priority, _budget, _rowStart) = (priority, budget, _now);
        if (!_missed)
        {
            _reachedAt = _used >= budget ? _now : null;
        }
    }

    private BudgetRow Row(Instant? until) => new(_priority, _budget, _rowStart, until, _used, _missed);

    private long MinutesBetween(Instant from, Instant until) =>
        CountsAllHours ? (long)(until - from).TotalMinutes : _hours.MinutesWithin(from, until);

    /// <summary>When the minutes left will have passed, counted from an instant; null if not by the limit.</summary>
    private Instant? Deadline(Instant from, Instant limit)
    {
        var left = _budget - _used;
        if (left > (limit - from).TotalMinutes)
        {
            return null;
        }

        return CountsAllHours ? from + Duration.FromMinutes(left) : _hours.Add(from, left, limit);
    }
}
