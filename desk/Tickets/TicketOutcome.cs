namespace SupportBot.Desk.Tickets;

/// <summary>What became of a step on a ticket.</summary>
public abstract record TicketOutcome
{
    private TicketOutcome(Ticket ticket) => Ticket = ticket;

    /// <summary>The ticket after the step, or as it was when the step was refused.</summary>
    public Ticket Ticket { get; }

    /// <summary>The step was taken.</summary>
    public sealed record Changed : TicketOutcome
    {
        internal Changed(Ticket ticket)
            : base(ticket)
        {
        }
    }

    /// <summary>The step was not taken; the ticket is as it was.</summary>
    public sealed record Refused : TicketOutcome
    {
        internal Refused(Ticket ticket, TicketRefusal reason, IReadOnlyList<TicketStep> allowed)
            : base(ticket)
        {
            Reason = reason;
            Allowed = allowed;
        }

        public TicketRefusal Reason { get; }

        /// <summary>The steps that are legal instead.</summary>
        public IReadOnlyList<TicketStep> Allowed { get; }
    }
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

    /// <summary>The ticket has that priority, or that owner, already.</summary>
    NothingToChange,

    /// <summary>Words, a priority or a person are missing.</summary>
    SomethingIsMissing,
}
