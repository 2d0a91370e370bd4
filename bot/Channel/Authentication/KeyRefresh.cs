namespace SupportBot.Bot.Channel.Authentication;

/// <summary>Decides when keys are downloaded anew.</summary>
public static class KeyRefresh
{
    /// <summary>Keys this old are downloaded again while the old ones are still in use.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>Keys this old are not believed any more, should no download have succeeded since.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    /// <summary>Least time between two downloads because of an unknown key: strangers can ask for any.</summary>
    public static readonly TimeSpan BetweenDownloads = TimeSpan.FromMinutes(5);

    /// <summary>Least time between two downloads while they fail and old keys are in use.</summary>
    public static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(30);

    /// <summary>Least time between two downloads while they fail and there are no keys at all.</summary>
    public static readonly TimeSpan BetweenFirstTries = TimeSpan.FromSeconds(2);

    /// <summary>What to do for a token signed with a key.</summary>
    /// <param name="isKnown">Whether the kept keys have the token's key.</param>
    public static KeyAction Decide(KeyHistory history, bool isKnown, DateTimeOffset now)
    {
        if (history.Succeeded is not { } succeeded || now - succeeded >= Longest)
            return IsDue(history, BetweenFirstTries, now) ? KeyAction.Download : KeyAction.Refuse;
        var gap = history.LastFailed ? BetweenFailures : BetweenDownloads;
        if (!isKnown) return IsDue(history, gap, now) ? KeyAction.Download : KeyAction.Use;
        return now - succeeded >= Fresh && IsDue(history, gap, now) ? KeyAction.UseAndDownload : KeyAction.Use;
    }

    private static bool IsDue(KeyHistory history, TimeSpan gap, DateTimeOffset now) =>
        history.Attempted is not { } attempted || now - attempted >= gap;
}

/// <summary>When keys were downloaded.</summary>
/// <param name="Attempted">Last try; null before the first.</param>
/// <param name="Succeeded">Last try that brought keys; null when none did.</param>
/// <param name="LastFailed">Whether the last try failed.</param>
public readonly record struct KeyHistory(DateTimeOffset? Attempted, DateTimeOffset? Succeeded, bool LastFailed);

/// <summary>What to do before a token is checked.</summary>
public enum KeyAction
{
    /// <summary>Take the keys that are kept.</summary>
    Use,

    /// <summary>The same, and let somebody fetch new ones meanwhile.</summary>
    UseAndDownload,

    /// <summary>Fetch keys first.</summary>
    Download,

    /// <summary>There are no keys and it is too early to try again.</summary>
    Refuse,
}
