using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Sla;

/// <summary>
/// A ticket as far as its clocks are concerned. Seconds of all instants are dropped: clocks count whole minutes.
/// </summary>
public sealed record SlaTicket
{
    public required Instant OpenedAt { get; init; }

    /// <summary>At opening.</summary>
    public required Priority Priority { get; init; }

    /// <summary>The moment the clocks are read, not before the opening or any event.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Ascending; events of the same instant happen in list order.</summary>
    public ImmutableArray<SlaEvent> Events { get; init; } = [];
}

/// <summary>Something that happened to a ticket and may move a clock.</summary>
public abstract record SlaEvent
{
    private SlaEvent(Instant at) => At = at;

    public Instant At { get; init; }

    /// <summary>Somebody of the desk answered; once per ticket.</summary>
    public sealed record FirstResponse(Instant At) : SlaEvent(At);

    /// <summary>The resolution clock stops; the reason is one of the policy's.</summary>
    public sealed record Paused(Instant At, PauseReason Reason) : SlaEvent(At);

    public sealed record Resumed(Instant At) : SlaEvent(At);

    public sealed record PriorityChanged(Instant At, Priority To) : SlaEvent(At);

    public sealed record Resolved(Instant At) : SlaEvent(At);

    /// <summary>Within the policy's reopen days, counted in the calendar's local dates.</summary>
    public sealed record Reopened(Instant At) : SlaEvent(At);

    /// <summary>Withdrawn or merged: nothing follows.</summary>
    public sealed record Cancelled(Instant At) : SlaEvent(At);
}
