using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Dialogs;

/// <summary>What the bot remembers of one conversation between two messages.</summary>
public sealed record Conversation
{
    /// <summary>How long a question waits for its answer, and more words are taken as detail of the same report.</summary>
    public static readonly Duration QuestionStays = Duration.FromMinutes(30);

    /// <summary>Key of the conversation; with a person's key in shared ones, so that people do not mix.</summary>
    public required string Id { get; init; }

    /// <summary>The report on the table, offered but neither solved nor opened; null when there is none.</summary>
    public string? OpenReportId { get; init; }

    /// <summary>Words waiting for the answer to the one question that was asked; null when nothing was asked.</summary>
    public string? Unclear { get; init; }

    /// <summary>Words waiting for the answer to "whom is it about?"; null when nothing was asked.</summary>
    public string? ForWhom { get; init; }

    /// <summary>When the question was asked that <see cref="Unclear"/> or <see cref="ForWhom"/> waits for; null when nothing was.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>Ticket that free text may be about; null when none was opened or shown lately.</summary>
    public string? TicketId { get; init; }

    /// <summary>Words that wait for "comment or new problem?"; null when nothing waits.</summary>
    public string? PendingComment { get; init; }

    /// <summary>The person agreed that what is typed here goes onto <see cref="TicketId"/>.</summary>
    public bool CommentsAgreed { get; init; }

    /// <summary>Topic of the figures that were asked for last, so that "and in Q3?" is enough; null after a problem.</summary>
    public string? AskedTopic { get; init; }

    /// <summary>The question for figures that was answered last, as <see cref="Manager.Ask.Data"/>; null when none was.</summary>
    public ImmutableSortedDictionary<string, string>? Figures { get; init; }

    /// <summary>Closed ticket that the report on the table goes on from; null when it is about something new.</summary>
    public string? FollowsTicketId { get; init; }

    /// <summary>Ids of files that were sent before it was clear what they belong to; null is none.</summary>
    public ImmutableList<string>? WaitingFiles { get; init; }

    /// <summary>New words of a ticket that wait for "yes, change it"; null when nothing waits.</summary>
    public PendingAmend? Amend { get; init; }

    /// <summary>The person was welcomed.</summary>
    public bool Greeted { get; init; }

    /// <summary>The conversation as it is at this time: a question that nobody answered for so long is forgotten.</summary>
    /// <param name="now">The question's time and <see cref="QuestionStays"/> together are too late.</param>
    public Conversation At(Instant now) => (Unclear ?? ForWhom) is null || (AskedAt is { } asked && now - asked < QuestionStays)
        ? this
        : this with { Unclear = null, ForWhom = null, AskedAt = null };
}

/// <summary>New words of a ticket that would make it dearer.</summary>
/// <param name="ShownHigh">Highest net that was shown.</param>
public sealed record PendingAmend(string TicketId, string Words, decimal? ShownHigh);
