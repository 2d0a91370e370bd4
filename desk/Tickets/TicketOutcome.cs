namespace SupportBot.Desk.Tickets;

/// <summary>What became of a step on a ticket.</summary>
public abstract record TicketOutcome
{
    private TicketOutcome() { }

    /// <summary>The step was taken.</summary>
    public sealed record Changed(Ticket Ticket) : TicketOutcome;

    /// <summary>The step was not taken; the ticket is as it was.</summary>
    public sealed record Refused(Ticket Ticket, TicketRefusal Reason, IReadOnlyList<TicketStep> Allowed) : TicketOutcome;
}

/// <summary>Why a step was refused.</summary>
public enum TicketRefusal
{
    NotInThisState,
    OnlyTheDesk,
    AlreadyYours,
    ClaimedBySomebodyElse,
    ResolutionNeedsTextAndCause,
    ReopenWindowIsOver,
}
