using System.Threading.Channels;
using NodaTime;
using NodaTime.Extensions;
using SignalChannel = System.Threading.Channels.Channel;

namespace SupportBot.Bot.Workers;

/// <summary>A <see cref="ConversationSchedule"/> for many threads, which wakes whoever waits for something to do.</summary>
internal sealed class InProcessSchedule : IDisposable
{
    private static readonly Duration LongestWait = Duration.FromDays(1);
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly ConversationSchedule _schedule = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Channel<bool> _signal = SignalChannel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Instant? _timerDue;

    public InProcessSchedule(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => OnDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _schedule.Count;
        }
    }

    public bool Contains(long sequence)
    {
        lock (_lock)
            return _schedule.Contains(sequence);
    }

    public void Add(WorkItem item, Instant? notBefore) => Change(s => s.Add(item, notBefore));

    public void AddHeld(WorkItem item) => Change(s => s.AddHeld(item));

    public void Remove(long sequence) => Change(s => s.Remove(sequence));

    public bool RemoveUnlessHeld(long sequence) => Change(s => s.RemoveUnlessHeld(sequence));

    public void Release(long sequence) => Change(s => s.Release(sequence));

    public void Postpone(WorkItem next, Instant until) => Change(s => s.Postpone(next, until));

    public async Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        while (true)
        {
            var claimed = Change(s => s.Claim(limit));
            if (claimed.Count > 0) return claimed;
            await _signal.Reader.ReadAsync(ct);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void OnDue()
    {
        lock (_lock)
            _timerDue = null;
        Change(static _ => { });
    }

    private void Change(Action<ConversationSchedule> change) => Change(s =>
    {
        change(s);
        return true;
    });

    private T Change<T>(Func<ConversationSchedule, T> change)
    {
        bool ready;
        T result;
        lock (_lock)
        {
            var now = _time.GetCurrentInstant();
            _schedule.Wake(now);
            result = change(_schedule);
            _schedule.Wake(now);
            ready = _schedule.AnyReady;
            SetTimer(now);
        }

        if (ready) _signal.Writer.TryWrite(true);
        return result;
    }

    private void SetTimer(Instant now)
    {
        var due = _schedule.NextDue;
        if (due == _timerDue) return;
        _timerDue = due;
        _timer.Change(due is { } at ? UntilDue(at - now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Timers count whole milliseconds, rounded down, and at most 49 days.
    private static TimeSpan UntilDue(Duration wait) => Duration.Min(wait, LongestWait).ToTimeSpan() + OneMillisecond;
}
