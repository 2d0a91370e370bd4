namespace SupportBot.Desk.Notices;

/// <summary>What becomes of a notice.</summary>
public abstract record NoticeDecision
{
    private NoticeDecision() { }

    /// <summary>The person is not told.</summary>
    public sealed record Silent : NoticeDecision;

    /// <summary>Told now.</summary>
    /// <param name="Early">What waited and is told just before it, so that the order stays; null when nothing waited.</param>
    public sealed record Now(NoticeBundle? Early) : NoticeDecision;

    /// <summary>Told with what else happens, in the message that waits.</summary>
    public sealed record Later(NoticeBundle Bundle) : NoticeDecision;
}
