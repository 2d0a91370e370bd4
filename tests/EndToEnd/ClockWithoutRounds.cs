using SupportBot.Bot.Terminal;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A Tuesday morning that goes on, on which no watcher makes its rounds: what is written was asked for by somebody.</summary>
internal sealed class ClockWithoutRounds : TimeProvider
{
    /// <summary>The shortest pause between two rounds of a watcher.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _inner = ScriptClock.At(Some.TuesdayMorning);

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => period >= ShortestPause
        ? _inner.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        : _inner.CreateTimer(callback, state, dueTime, period);
}
