namespace SupportBot.Desk.Tickets;

/// <summary>What somebody does with a ticket.</summary>
public enum TicketStep
{
    Submit,
    AskApproval,
    Approve,

    /// <summary>More money is agreed to while the work goes on.</summary>
    Authorise,
    Decline,
    Claim,
    Release,
    AskUser,
    Answer,
    WaitForVendor,
    VendorAnswered,
    Resolve,
    Confirm,
    Reopen,
    CloseUnconfirmed,
    Withdraw,
    Comment,
    Note,

    /// <summary>Words of the desk to the reporter that need no answer.</summary>
    Tell,
    SetPriority,

    /// <summary>Another technician takes over, with a summary of how it stands.</summary>
    HandOver,

    /// <summary>Words that were said before are said differently; the first words stay in the history.</summary>
    Edit,

    /// <summary>The ticket belongs to an outage and is solved with it.</summary>
    JoinOutage,

    /// <summary>The desk's clockwork asks the reporter whether the solution works.</summary>
    Remind,

    /// <summary>One to five stars from the reporter.</summary>
    Rate,

    /// <summary>The same problem as another ticket, which goes on in its place.</summary>
    MergeInto,

    /// <summary>Another ticket's report is part of this one now.</summary>
    Absorb,

    /// <summary>A file or screenshot goes onto the ticket.</summary>
    Attach,

    /// <summary>The reporter says it differently, which may change service, priority and price.</summary>
    Amend,

    /// <summary>A part of the ticket goes on as a ticket of its own.</summary>
    Split,

    /// <summary>The ticket becomes a part of another one, or is none any more.</summary>
    SetParent,

    /// <summary>The desk says which service it is about.</summary>
    SetService,
}
