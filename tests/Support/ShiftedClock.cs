using NodaTime;

namespace SupportBot.Tests.Support;

/// <summary>A clock that runs as fast as the machine's but shows another time, so that tests do not depend on the hour.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    /// <summary>Shows <paramref name="instant"/> now.</summary>
    public static ShiftedClock At(Instant instant) => new(instant.ToDateTimeOffset() - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
