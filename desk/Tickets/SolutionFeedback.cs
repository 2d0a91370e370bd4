using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>What one person thinks of a solution that was offered; a change of mind replaces it.</summary>
public sealed record SolutionFeedback
{
    /// <summary>Feedback by article, then by the instant it was given.</summary>
    public static readonly IndexName ByArticle = new("by-article");

    /// <summary>Feedback on articles by the instant it was given.</summary>
    public static readonly IndexName ByTime = new("by-time");

    public static readonly DocumentType<SolutionFeedback> Feedback = new("solution-feedback", Entries);

    /// <summary>See <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required string ReportId { get; init; }

    /// <summary>Article whose steps were on the card; null when none was.</summary>
    public string? ArticleId { get; init; }

    /// <summary>Service of the report; empty in old data.</summary>
    public string ServiceId { get; init; } = "";

    public required string ClientId { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Null when it was taken back.</summary>
    public bool? Liked { get; init; }

    /// <summary>What was written with it, masked; empty when nothing.</summary>
    public string Words { get; init; } = "";

    public required Instant GivenAt { get; init; }

    /// <summary>One for each report and person.</summary>
    public static string IdOf(string reportId, string personId) => reportId + "/" + personId;

    private static IEnumerable<IndexEntry> Entries(SolutionFeedback feedback)
    {
        if (feedback is { ArticleId: { } article, Liked: not null })
        {
            yield return new IndexEntry(ByArticle, IndexValue.Join(article, IndexValue.Of(feedback.GivenAt)));
            yield return new IndexEntry(ByTime, IndexValue.Of(feedback.GivenAt));
        }
    }
}
