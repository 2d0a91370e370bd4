namespace SupportBot.Desk.Tickets;

/// <summary>What somebody does with a ticket.</summary>
public enum TicketStep
{
    Submit,
    AskApproval,
    Approve,
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
