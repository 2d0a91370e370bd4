using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>Decisions count whole minutes.</summary>
public static class WholeMinutes
{
    /// <summary>The full minute at or before an instant; seconds are dropped, before 1970 too.</summary>
    public static Instant ToWholeMinute(this Instant instant)
    {
        const long minute = NodaConstants.TicksPerMinute;
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % minute) + minute) % minute));
    }
}
