using NodaTime;

namespace SupportBot.Bot.Workers;

/// <summary>One piece of durable work.</summary>
/// <param name="Sequence">Rises with every item of its queue.</param>
/// <param name="Conversation">Items of one conversation are worked on one at a time, oldest first.</param>
/// <param name="Key">The activity's unique key, or the slot of an outgoing message; null is no slot.</param>
/// <param name="Payload">UTF-8 JSON, opaque to the queues.</param>
/// <param name="FailedAttempts">How often it was postponed.</param>
public sealed record WorkItem(
    long Sequence, string Conversation, string? Key, ReadOnlyMemory<byte> Payload, int FailedAttempts);

/// <summary>Work that is not tried again by itself.</summary>
/// <param name="Reason">A stable code.</param>
public sealed record SetAsideItem(WorkItem Item, string Reason, Instant At);
