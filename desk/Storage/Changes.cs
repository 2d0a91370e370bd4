using System.Collections.Immutable;

namespace SupportBot.Desk.Storage;

/// <summary>
/// Everything one decision writes and sends; immutable, built by adding. Each document is written at most once.
/// </summary>
public sealed record Changes
{
    public static Changes None { get; } = new();

    private Changes()
    {
    }

    public ImmutableList<DocumentWrite> Documents { get; private init; } = [];

    public ImmutableList<OutboxMessage> Messages { get; private init; } = [];

    /// <summary>The accepted activity that this commit finishes; null when there is none.</summary>
    public HandledActivity? HandledActivity { get; private init; }

    public bool IsEmpty => Documents.IsEmpty && Messages.IsEmpty && HandledActivity is null;

    /// <summary>A document that must not exist yet.</summary>
    /// <exception cref="ArgumentException">The id is empty, too long or holds a character that cannot be stored.</exception>
    /// <exception cref="InvalidOperationException">The document is in these changes already.</exception>
    public Changes Insert<T>(DocumentType<T> type, string id, T value) where T : class =>
        Add(new(new(type.Name, StorageText.RequireId(id)), 0, type.Write(value), type.EntriesOf(value)));

    /// <summary>A new value for a document that must still be as it was read.</summary>
    /// <exception cref="InvalidOperationException">The document is in these changes already.</exception>
    public Changes Update<T>(DocumentType<T> type, Stored<T> current, T next) where T : class =>
        Add(new(new(type.Name, current.Id), RequireVersion(current), type.Write(next), type.EntriesOf(next)));

    /// <summary>Inserts when <paramref name="current"/> is null, updates it otherwise.</summary>
    public Changes Save<T>(DocumentType<T> type, string id, Stored<T>? current, T next) where T : class =>
        current is null ? Insert(type, id, next) : Update(type, current, next);

    /// <summary>Deletes a document that must still be as it was read. Ids are not used again.</summary>
    /// <exception cref="InvalidOperationException">The document is in these changes already.</exception>
    public Changes Delete<T>(DocumentType<T> type, Stored<T> current) where T : class =>
        Add(new(new(type.Name, current.Id), RequireVersion(current), null, []));

    /// <exception cref="ArgumentException">The conversation or the slot could not be an id.</exception>
    public Changes Send(OutboxMessage message)
    {
        StorageText.RequireId(message.Conversation);
        if (message.Slot is { } slot)
            StorageText.RequireId(slot);
        return this with { Messages = Messages.Add(message) };
    }

    /// <summary>The accepted activity with this key is finished by this commit and by no other.</summary>
    /// <param name="answer">What a repetition of the activity is answered, as JSON; null is nothing.</param>
    /// <exception cref="InvalidOperationException">Another activity is finished already.</exception>
    public Changes Handled(string activityKey, ReadOnlyMemory<byte>? answer = null) => HandledActivity is null
        ? this with { HandledActivity = new(StorageText.RequireId(activityKey), answer) }
        : throw new InvalidOperationException("One commit finishes one activity.");

    /// <summary>Both, as one commit; the other's messages go out after these.</summary>
    /// <exception cref="InvalidOperationException">Both write the same document or finish an activity.</exception>
    public Changes And(Changes other)
    {
        var both = other.Documents.Aggregate(this, (all, write) => all.Add(write));
        both = both with { Messages = both.Messages.AddRange(other.Messages) };
        return other.HandledActivity is { } handled ? both.Handled(handled.Key, handled.Answer) : both;
    }

    private Changes Add(DocumentWrite write) => Documents.Exists(d => d.Key == write.Key)
        ? throw new InvalidOperationException($"A {write.Key.Type} is written twice in one commit.")
        : this with { Documents = Documents.Add(write) };

    private static long RequireVersion<T>(Stored<T> current) where T : class => current.Version > 0
        ? current.Version
        : throw new ArgumentException("Was never read from a store.", nameof(current));
}

/// <summary>An accepted activity that a commit finishes.</summary>
/// <param name="Answer">What a repetition of the activity is answered, as JSON; null is nothing.</param>
public sealed record HandledActivity(string Key, ReadOnlyMemory<byte>? Answer);
