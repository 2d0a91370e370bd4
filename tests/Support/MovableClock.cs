using NodaTime;

namespace SupportBot.Tests.Support;

/// <summary>A clock that a test moves on; between two moves it runs as fast as the machine's.</summary>
internal sealed class MovableClock(Instant start) : TimeProvider
{
    private long _shiftTicks = (start.ToDateTimeOffset() - System.GetUtcNow()).Ticks;

    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    public void Move(Duration by) => Interlocked.Add(ref _shiftTicks, (long)by.TotalTicks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shiftTicks));
}
