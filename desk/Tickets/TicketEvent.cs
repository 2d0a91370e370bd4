using NodaTime;

namespace SupportBot.Desk.Tickets;

/// <summary>One line of a ticket's append-only history.</summary>
/// <param name="At">When it happened (UTC).</param>
/// <param name="By">Person id of whoever did it, or <c>system</c>.</param>
/// <param name="ByName">The name shown beside it.</param>
/// <param name="Step">What was done.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after; equal to <paramref name="From"/> for comments and notes.</param>
/// <param name="Text">Words that go with the step, already masked; null when there are none.</param>
/// <param name="Hash">Hex SHA-256 over the previous hash and this line: a changed line breaks the chain.</param>
/// <param name="Detail">
/// What the step set, as a stable code: the new priority, the person who takes over, the message that an edit changes;
/// null for other steps.
/// </param>
public sealed record TicketEvent(
    Instant At,
    string By,
    string ByName,
    TicketStep Step,
    TicketStatus From,
    TicketStatus To,
    string? Text,
    string Hash,
    string? Detail = null)
{
    /// <summary>Words of this line are the desk's own and never shown to the client.</summary>
    public bool IsInternal => Step is TicketStep.Note or TicketStep.HandOver or TicketStep.WaitForVendor
        or TicketStep.VendorAnswered or TicketStep.Release or TicketStep.SetPriority;
}
