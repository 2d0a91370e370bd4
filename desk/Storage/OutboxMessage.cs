using NodaTime;

namespace SupportBot.Desk.Storage;

/// <summary>
/// Something to send once the commit that carries it is durable. Messages of one conversation go out in commit order,
/// those of one commit in the order in which they were added.
/// </summary>
public sealed record OutboxMessage
{
    /// <summary>Whom it is for: the key under which messages keep their order.</summary>
    public required string Conversation { get; init; }

    /// <summary>What the sender needs, as JSON; opaque to the store and the workers.</summary>
    public required string Payload { get; init; }

    /// <summary>
    /// What this message replaces, such as the card of one ticket: an unsent older message of the same conversation and
    /// slot is dropped in its favour. Null replaces nothing.
    /// </summary>
    public string? Slot { get; init; }

    /// <summary>Not sent before this instant; null is at once. Later messages of the conversation do not wait for it.</summary>
    public Instant? NotBefore { get; init; }
}
