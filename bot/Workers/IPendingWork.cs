using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Durable work in the order of its conversations: the oldest item of a conversation is held by one worker at a time,
/// of all processes, and the next one is given out only when it is done with. What a dead process held comes back.
/// </summary>
public interface IPendingWork
{
    /// <summary>Waits until something is due, then takes the oldest items of as many conversations as allowed.</summary>
    /// <param name="limit">At most so many items, at least one.</param>
    Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct);

    /// <summary>Done, in one commit with what else comes of it. No effect on an item that is done already.</summary>
    /// <exception cref="StaleWriteException">One of the other changes is stale; the item is still held.</exception>
    Task CompleteAsync(WorkItem item, Changes also, CancellationToken ct);

    /// <summary>An attempt failed: the item and its conversation wait until the given instant.</summary>
    Task PostponeAsync(WorkItem item, Instant until, CancellationToken ct);

    /// <summary>
    /// Not tried again by itself: the item is listed for the operator and its conversation goes on. One commit with what
    /// else comes of it.
    /// </summary>
    /// <param name="reason">A stable code for the operator, never text from a message or an exception.</param>
    Task SetAsideAsync(WorkItem item, string reason, Changes also, CancellationToken ct);

    /// <summary>Gives an item back as it was, without counting an attempt.</summary>
    Task ReleaseAsync(WorkItem item, CancellationToken ct);

    /// <summary>What was set aside, oldest first.</summary>
    Task<IReadOnlyList<SetAsideItem>> ListSetAsideAsync(int limit, CancellationToken ct);

    /// <summary>Puts an item that was set aside back, as the newest of its conversation; false when there is none.</summary>
    Task<bool> RetryAsync(long sequence, CancellationToken ct);

    /// <summary>How many items wait or are held; of this process's knowledge, for health and telemetry.</summary>
    Task<int> CountAsync(CancellationToken ct);
}
