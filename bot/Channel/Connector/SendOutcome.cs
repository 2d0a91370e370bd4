namespace SupportBot.Bot.Channel.Connector;

/// <summary>What became of something sent, and so what to do next.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The channel has it.</summary>
    /// <param name="Id">The message's id; empty when the channel did not say, then it can never be updated.</param>
    public sealed record Sent(string Id) : SendOutcome;

    /// <summary>Not now. Try again when the time has passed.</summary>
    /// <param name="After">At least this long from now.</param>
    /// <param name="MayHaveArrived">
    /// True when the channel failed after it had the whole request: sending again may show the message twice.
    /// </param>
    public sealed record Retry(TimeSpan After, bool MayHaveArrived) : SendOutcome;

    /// <summary>This conversation cannot be written to until somebody there acts again.</summary>
    public sealed record Inactive(InactiveReason Reason) : SendOutcome;

    /// <summary>The message or the conversation no longer exists: instead of updating, send a new one.</summary>
    public sealed record Gone : SendOutcome;

    /// <summary>Trying again changes nothing; somebody must look at it.</summary>
    public sealed record GiveUp(GiveUpReason Reason) : SendOutcome;
}

/// <summary>Why a conversation cannot be written to.</summary>
public enum InactiveReason
{
    /// <summary>The person blocked the bot.</summary>
    Blocked,

    /// <summary>The app was removed from the chat or team.</summary>
    Removed,

    /// <summary>The organisation forbids the bot.</summary>
    DisabledByAdmin,

    /// <summary>The channel forbids it for a reason of its own.</summary>
    Forbidden,
}

/// <summary>Why trying again is no use.</summary>
public enum GiveUpReason
{
    /// <summary>The address is not one of Microsoft's connectors, nor one that was allowed.</summary>
    HostNotAllowed,

    /// <summary>The channel does not accept the bot's token, also not a fresh one.</summary>
    NotAuthorised,

    /// <summary>The message is too large even after splitting.</summary>
    TooLarge,

    /// <summary>The channel calls the message wrong.</summary>
    Rejected,

    /// <summary>The channel does not know this operation, such as updating a message.</summary>
    NotSupported,
}
