using System.Collections.Immutable;

namespace SupportBot.Desk.Coverage;

/// <summary>Whether the dearest case of an estimate may be spent. Amounts are net.</summary>
/// <param name="Worst">Net of the dearest case.</param>
/// <param name="Authorised">What may be spent; null when nothing needs to be.</param>
/// <param name="Reasons">The limits that the dearest case breaks, ascending by name.</param>
/// <param name="WarnMinutes">After so many minutes of work four fifths are used up; null = no limit within a day.</param>
/// <param name="StopMinutes">The most whole minutes that fit, before rounding up; null = no limit within a day.</param>
public sealed record AuthorityAnswer(
    AuthorityState State,
    decimal Worst,
    decimal? Authorised,
    ImmutableArray<AuthorityReason> Reasons,
    long? WarnMinutes,
    long? StopMinutes);

/// <summary>Where consent stands.</summary>
public enum AuthorityState
{
    NotNeeded,

    /// <summary>Within every limit.</summary>
    Auto,

    /// <summary>An approval reaches the dearest case.</summary>
    Approved,

    /// <summary>An approval reaches a part of it.</summary>
    ApprovedLimited,

    /// <summary>A priority 1 may start on the amount agreed in advance.</summary>
    PreAuthority,

    NeedsApproval,
}

/// <summary>A limit that is broken; listed in the order of their names on the wire.</summary>
public enum AuthorityReason
{
    OverAutoApprove,
    OverMonthlyCap,
    OverPo,
    OverTicketCap,
    PoMissing,
}

/// <summary>The names on the wire.</summary>
public static class AuthorityNames
{
    public static string Name(this AuthorityState state) => state switch
    {
        AuthorityState.NotNeeded => "not-needed",
        AuthorityState.Auto => "auto",
        AuthorityState.Approved => "approved",
        AuthorityState.ApprovedLimited => "approved-limited",
        AuthorityState.PreAuthority => "pre-authority",
        AuthorityState.NeedsApproval => "needs-approval",
    };

    public static string Name(this AuthorityReason reason) => reason switch
    {
        AuthorityReason.OverAutoApprove => "over-auto-approve",
        AuthorityReason.OverMonthlyCap => "over-monthly-cap",
        AuthorityReason.OverPo => "over-po",
        AuthorityReason.OverTicketCap => "over-ticket-cap",
        AuthorityReason.PoMissing => "po-missing",
    };
}
