using Cronos;
using NodaTime;

namespace SupportBot.Desk.Digests;

/// <summary>When a digest is sent: at eight in the morning of the person's zone.</summary>
public static class DigestSchedule
{
    private static readonly CronExpression Mondays = CronExpression.Parse("0 8 * * MON");
    private static readonly CronExpression Firsts = CronExpression.Parse("0 8 1 * *");

    /// <summary>The first time strictly after <paramref name="after"/>; what was missed before it is sent once, not again and again.</summary>
    /// <param name="zone">IANA name; an unknown one is UTC. A skipped local time moves forward, a repeated one is its first.</param>
    public static Instant Next(DigestRhythm rhythm, string zone, Instant after)
    {
        var cron = rhythm switch { DigestRhythm.Week => Mondays, DigestRhythm.Month => Firsts };
        var local = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        // The schedules have no end, so there is always a next time.
        return Instant.FromDateTimeOffset(cron.GetNextOccurrence(after.ToDateTimeOffset(), local)!.Value);
    }
}
