using System.Net;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>Decides from the connector's answer what to do next.</summary>
internal static class SendDecision
{
    /// <summary>Wait after an answer that asks for patience without saying how much.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    /// <summary>Wait after a failure of the channel.</summary>
    private static readonly TimeSpan FailureWait = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait that is believed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>What an answer other than success means.</summary>
    /// <param name="mayRepeat">Whether a repeated request does no harm: anything but a new message.</param>
    public static SendOutcome OfFailure(ConnectorReply reply, string code, bool mayRepeat) => (int)reply.Status switch
    {
        401 => new SendOutcome.GiveUp(GiveUpReason.NotAuthorised),
        403 => new SendOutcome.Inactive(ReasonOf(code)),
        404 or 410 => new SendOutcome.Gone(),
        405 or 501 => new SendOutcome.GiveUp(GiveUpReason.NotSupported),
        413 => new SendOutcome.GiveUp(GiveUpReason.TooLarge),
        408 or 412 or 425 or 429 => new SendOutcome.Retry(WaitOf(reply, ShortWait), MayHaveArrived: false),
        >= 500 => new SendOutcome.Retry(WaitOf(reply, FailureWait), MayHaveArrived: !mayRepeat),
        _ => new SendOutcome.GiveUp(GiveUpReason.Rejected),
    };

    /// <summary>What no answer means.</summary>
    /// <param name="reached">Whether the request may have reached the channel.</param>
    public static SendOutcome OfSilence(bool reached, bool mayRepeat) =>
        new SendOutcome.Retry(FailureWait, MayHaveArrived: reached && !mayRepeat);

    /// <summary>Whether the answer is worth trying again at once, with the same request.</summary>
    public static bool IsWorthRepeating(HttpStatusCode status, bool mayRepeat) => (int)status switch
    {
        412 or 429 => true,
        500 or 502 or 503 or 504 => mayRepeat,
        _ => false,
    };

    private static TimeSpan WaitOf(ConnectorReply reply, TimeSpan unsaid) =>
        reply.RetryAfter is not { } wait ? unsaid
        : wait <= TimeSpan.Zero ? ShortWait
        : wait > LongestWait ? LongestWait
        : wait;

    private static InactiveReason ReasonOf(string code) => code switch
    {
        "ConversationBlockedByUser" or "MessageWritesBlocked" => InactiveReason.Blocked,
        "BotNotInConversationRoster" => InactiveReason.Removed,
        "BotDisabledByAdmin" => InactiveReason.DisabledByAdmin,
        _ => InactiveReason.Forbidden,
    };
}
