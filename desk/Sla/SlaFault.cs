namespace SupportBot.Desk.Sla;

/// <summary>Why a history cannot have happened under a policy.</summary>
/// <param name="Event">Position of the event that does not fit; null if it is the ticket itself.</param>
public sealed record SlaFault(SlaFaultKind Kind, int? Event = null);

public enum SlaFaultKind
{
    AsOfBeforeOpening,

    /// <summary>The policy has no target for the ticket's priority or the one it is changed to.</summary>
    NoTarget,

    /// <summary>Before the opening or an earlier event in the list, or after the as-of instant.</summary>
    OutOfOrder,

    /// <summary>The ticket's state does not allow the event, or a second first response.</summary>
    NotAllowedNow,

    /// <summary>Beyond the policy's reopen days: a linked ticket is opened instead.</summary>
    ReopenedTooLate,

    PauseReasonNotInPolicy,
}
