namespace SupportBot.Desk.Tickets;

/// <summary>Where a ticket stands. The legal steps between the states are in <see cref="TicketRules"/>.</summary>
public enum TicketStatus
{
    New,
    WaitingForApproval,
    Open,
    Assigned,
    WaitingForUser,
    WaitingForVendor,
    Resolved,
    Closed,
    Withdrawn,
}
