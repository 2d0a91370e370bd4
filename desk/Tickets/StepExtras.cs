using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Tickets;

/// <summary>What some steps need besides words.</summary>
/// <param name="Priority">Required for <see cref="TicketStep.SetPriority"/>.</param>
/// <param name="To">Required for <see cref="TicketStep.HandOver"/>: somebody of the desk.</param>
/// <param name="File">Required for <see cref="TicketStep.Attach"/>.</param>
/// <param name="Words">Required for <see cref="TicketStep.Amend"/>.</param>
/// <param name="Service">Required for <see cref="TicketStep.SetService"/>.</param>
/// <param name="Reference">Message that the words came with, or that an edit changes; null when there is none.</param>
public sealed record StepExtras(
    Priority? Priority = null,
    TicketActor? To = null,
    string? Reference = null,
    TicketFile? File = null,
    TicketWords? Words = null,
    StepService? Service = null)
{
    public static StepExtras None { get; } = new();

    /// <summary>As the history keeps it.</summary>
    public string? Detail => Priority?.ToString() ?? To?.Id ?? File?.Id ?? Service?.Id ?? Reference;
}

/// <summary>A service and what the ticket calls it.</summary>
public sealed record StepService(string Id, string Name);
