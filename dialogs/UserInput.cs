using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Dialogs.Files;

namespace SupportBot.Dialogs;

/// <summary>One thing somebody said or pressed. Identity comes from the channel, never from typed text.</summary>
public sealed record UserInput
{
    /// <summary>Unique and stable for one delivery: the same delivery again has the same id.</summary>
    public required string Id { get; init; }

    public required Instant Now { get; init; }

    public required Person Person { get; init; }

    /// <summary>Key of the conversation it was said in.</summary>
    public required string ConversationId { get; init; }

    public required ConversationScope Scope { get; init; }

    /// <summary>What was typed, without the mention of the bot, trimmed; empty for a press.</summary>
    public string Text { get; init; } = "";

    /// <summary>Files and screenshots that came with the message.</summary>
    public ImmutableList<SentFile> Files { get; init; } = [];

    /// <summary>The colleague whom the words are about; null is the person.</summary>
    public ClientUser? About { get; init; }

    /// <summary>In the technicians' channel: the ticket below whose card it was said; null elsewhere.</summary>
    public string? ThreadTicketId { get; init; }

    /// <summary>The button that was pressed; null for typed text.</summary>
    public Press? Press { get; init; }

    /// <summary>Language of sentences, numbers and dates.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>Zone that times are shown in.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Where an answer goes: the one-to-one chat, the group, or the thread in the technicians' channel.</summary>
    public Destination Here => Scope == ConversationScope.Personal
        ? Destination.Of(Person.Id)
        : new Destination(DestinationKind.Conversation, ConversationId);

    /// <summary>Where the cards live that are kept up to date: in the technicians' channel itself, elsewhere where the answer goes.</summary>
    public Destination CardPlace => Scope == ConversationScope.Desk ? Destination.Desk : Here;
}

/// <summary>A pressed button with what was filled in.</summary>
public sealed record Press(string Verb, ImmutableDictionary<string, string> Data)
{
    /// <summary>The value of a field, trimmed; empty when it was not sent.</summary>
    public string this[string key] => Data.TryGetValue(key, out var value) ? value.Trim() : "";
}

/// <summary>Who listens.</summary>
public enum ConversationScope
{
    /// <summary>Only the person and the bot.</summary>
    Personal,

    /// <summary>A group chat or a client's channel.</summary>
    Shared,

    /// <summary>The technicians' escalation channel.</summary>
    Desk,
}
