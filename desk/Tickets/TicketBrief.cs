using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// What reports over very many tickets need of one. It is written as an index value with every change of the ticket, so it is
/// never older than the ticket, and a year of a large client is read without reading documents.
/// </summary>
public sealed record TicketBrief
{
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    public required string RequesterId { get; init; }

    public required string ServiceId { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Priority at opening; null while it was never changed.</summary>
    public Priority? OpenedPriority { get; init; }

    public required TicketStatus Status { get; init; }

    public required Instant OpenedAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    /// <summary>Work was asked to start at this instant; null means at once.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>Stable cause code; null while it is not solved.</summary>
    public string? Cause { get; init; }

    public string? OutageId { get; init; }

    /// <summary>The steps that move a clock or say why one ran out, oldest first.</summary>
    public ImmutableArray<BriefStep> Steps { get; init; } = [];

    public static TicketBrief Of(Ticket ticket) => new()
    {
        Id = ticket.Id,
        ClientId = ticket.ClientId,
        RequesterId = ticket.RequesterId,
        ServiceId = ticket.ServiceId,
        Priority = ticket.Priority,
        OpenedPriority = ticket.Amendments is [var first, ..] ? first.OpenedPriority : ticket.OpenedPriority,
        Status = ticket.Status,
        OpenedAt = ticket.OpenedAt,
        ResolvedAt = ticket.ResolvedAt,
        NotBefore = ticket.Promise.NotBefore,
        Cause = ticket.Resolution?.Cause,
        OutageId = ticket.OutageId,
        Steps = [.. ticket.History.Where(Matters).Select(BriefStep.Of)],
    };

    private static bool Matters(TicketEvent line) => line.From != line.To || line.Step is TicketStep.Claim or TicketStep.Tell
        or TicketStep.AskUser or TicketStep.HandOver or TicketStep.SetPriority or TicketStep.Amend or TicketStep.AskApproval or TicketStep.Reopen
        or TicketStep.WaitForVendor or TicketStep.MergeInto;
}

/// <summary>One step of a ticket, without words and people.</summary>
/// <param name="Priority">The new one, of a step that sets it.</param>
public readonly record struct BriefStep(Instant At, TicketStep Step, TicketStatus From, TicketStatus To, Priority? Priority)
{
    internal static BriefStep Of(TicketEvent line) => new(
        line.At, line.Step, line.From, line.To,
        line.Step is TicketStep.SetPriority or TicketStep.Amend && Enum.TryParse<Priority>(line.Detail, out var priority) ? priority : null);
}
