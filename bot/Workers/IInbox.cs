using NodaTime;

namespace SupportBot.Bot.Workers;

/// <summary>Accepted activities. An item is finished by a commit that names its key as handled.</summary>
public interface IInbox : IPendingWork
{
    /// <summary>Stores an activity whose key was not accepted before; it survives a crash when this returns.</summary>
    /// <exception cref="ArgumentException">The key or conversation is empty, too long or cannot be stored.</exception>
    Task<Acceptance> AcceptAsync(IncomingActivity activity, AcceptMode mode, CancellationToken ct);

    /// <summary>Forgets finished activities that were accepted before the instant; their keys are then new again.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> SweepAsync(Instant acceptedBefore, CancellationToken ct);
}

/// <summary>An activity to accept.</summary>
/// <param name="Key">Unique: made of channel, conversation and activity id.</param>
/// <param name="Payload">UTF-8 JSON; copied before the call returns.</param>
public sealed record IncomingActivity(string Key, string Conversation, ReadOnlyMemory<byte> Payload);

/// <summary>Who works on an accepted activity.</summary>
public enum AcceptMode
{
    /// <summary>The inbox worker, in the order of the conversation.</summary>
    Queue,

    /// <summary>
    /// The caller, at once and past the order of the conversation, as one who needs an answer does. After a crash, or
    /// when the caller releases it, the worker takes it.
    /// </summary>
    Hold,
}

/// <summary>What became of an activity to accept.</summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>Stored now.</summary>
    public sealed record Accepted(WorkItem Item) : Acceptance;

    /// <summary>Accepted before and not finished yet.</summary>
    public sealed record Pending : Acceptance;

    /// <summary>Accepted before and finished.</summary>
    /// <param name="Answer">What the finishing commit gave as answer, as JSON; null is nothing.</param>
    public sealed record Finished(ReadOnlyMemory<byte>? Answer) : Acceptance;
}
