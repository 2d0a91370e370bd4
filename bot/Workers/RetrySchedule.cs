using NodaTime;

namespace SupportBot.Bot.Workers;

/// <summary>How long failed work waits before it is tried again. Pure: randomness is a parameter.</summary>
public static class RetrySchedule
{
    /// <summary>Attempts before work is set aside for the operator.</summary>
    public const int MostAttempts = 5;

    private static readonly Duration First = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromMinutes(5);

    /// <summary>Doubles with every failure, up to five minutes, with jitter so that many failures do not come back together.</summary>
    /// <param name="failedAttempts">Failures so far, the last one included; at least 1.</param>
    /// <param name="jitter">From 0 (half of the wait) to 1 (all of it).</param>
    public static Duration WaitAfter(int failedAttempts, double jitter)
    {
        var doublings = Math.Clamp(failedAttempts - 1, 0, 16);
        var full = Duration.Min(First * (1L << doublings), Longest);
        return full * (0.5 + (Math.Clamp(jitter, 0, 1) / 2));
    }
}
