using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using SupportBot.Dialogs.Notices;

namespace SupportBot.Dialogs;

/// <summary>Something to say to somebody. Channel-neutral; stored in the outbox and rendered when it is sent.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Text">Plain sentences; null when there is a card.</param>
/// <param name="Card">A card; null when there is text. Text and card never travel together.</param>
/// <param name="Slot">
/// Name of the one message that this card replaces at the destination, for example <c>ticket:SD-1042</c>;
/// null for a message of its own.
/// </param>
public sealed record Reply(Destination To, string? Text, Card? Card, string? Slot)
{
    /// <summary>Words offered below a sentence, which are said when they are pressed; channels show three.</summary>
    public ImmutableList<string> Suggestions { get; init; } = [];

    /// <summary>What the slot shows was made just now: no card of it was sent before, so none is looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFirst { get; init; }

    /// <summary>Not sent before; null is at once. Known to the outbox only.</summary>
    [JsonIgnore]
    public Instant? NotBefore { get; init; }

    /// <summary>
    /// A message of its own that takes the place of one with the same name that still waits; null waits beside all others.
    /// </summary>
    [JsonIgnore]
    public string? Supersedes { get; init; }

    /// <summary>Set when the reply tells its person about a ticket; taken off before it is queued.</summary>
    [JsonIgnore]
    public NoticeMark? Notice { get; init; }

    public static Reply Say(Destination to, string text) => new(to, text, null, null);

    public static Reply Show(Destination to, Card card, string? slot = null) => new(to, null, card, slot);
}

/// <summary>Where a reply goes.</summary>
/// <param name="Kind">How <paramref name="Id"/> is read.</param>
/// <param name="Id">Person id, conversation key, or empty for the desk's escalation channel.</param>
public readonly record struct Destination(DestinationKind Kind, string Id)
{
    /// <summary>The technicians' escalation channel.</summary>
    public static Destination Desk { get; } = new(DestinationKind.Desk, "");

    /// <summary>The thread below the card of a slot in the technicians' channel; the channel itself while there is no card.</summary>
    public static Destination BelowCard(string slot) => new(DestinationKind.DeskThread, slot);

    /// <summary>The one-to-one chat with a person.</summary>
    public static Destination Of(string personId) => new(DestinationKind.Person, personId);

    /// <summary>Orders the outbox: one key, one order.</summary>
    public string Key => Kind switch
    {
        DestinationKind.Desk or DestinationKind.DeskThread => "desk",
        DestinationKind.Person => "person:" + Id,
        DestinationKind.Conversation => "conversation:" + Id,
    };
}

/// <summary>How a destination is named.</summary>
public enum DestinationKind
{
    Person,
    Conversation,
    Desk,
    DeskThread,
}
