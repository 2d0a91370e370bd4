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
}
