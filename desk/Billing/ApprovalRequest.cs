using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>A question to a client's approvers whether a ticket may cost so much. One per ticket; a new question replaces it.</summary>
public sealed record ApprovalRequest
{
    /// <summary>Open questions by the instant at which the next thing is due.</summary>
    public static readonly IndexName ByDue = new("by-due");

    public static readonly DocumentType<ApprovalRequest> Requests = new("approval-request", r =>
        r.State == ApprovalState.Asked ? [new(ByDue, IndexValue.Of(ApprovalRules.NextDue(r)))] : []);

    public required string TicketId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Net of the whole ticket that is asked for.</summary>
    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required ApprovalReason Reason { get; init; }

    public required bool Urgent { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>From this instant on the question cannot be answered any more.</summary>
    public required Instant ExpiresAt { get; init; }

    public int Reminders { get; init; }

    public ApprovalState State { get; init; } = ApprovalState.Asked;

    /// <summary>Net that was consented to; null when nobody did.</summary>
    public decimal? Approved { get; init; }

    /// <summary>Person id and name of who answered; null when nobody did.</summary>
    public string? By { get; init; }

    public string? ByName { get; init; }

    public Instant? AnsweredAt { get; init; }
}

/// <summary>Why consent is asked for.</summary>
public enum ApprovalReason
{
    /// <summary>Nothing was done yet; work waits.</summary>
    BeforeWork,

    /// <summary>A priority 1 was started on the amount agreed in advance, which may not reach.</summary>
    BeyondPreAuthority,

    /// <summary>The work takes longer than was agreed; what is beyond is held.</summary>
    MoreTime,
}

public enum ApprovalState
{
    Asked,
    Approved,
    Declined,
    Expired,

    /// <summary>The ticket ended, or was answered in another way.</summary>
    Dropped,
}
