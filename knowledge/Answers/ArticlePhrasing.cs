using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Knowledge.Answers;

/// <summary>
/// How somebody put a problem that an article solved: who of the same client puts it so again finds that article. No other
/// client's search ever reads it.
/// </summary>
public sealed record ArticlePhrasing
{
    /// <summary>By client, oldest first.</summary>
    public static readonly IndexName ByClient = new("by-client");

    /// <summary>By article, then client, oldest first.</summary>
    public static readonly IndexName ByArticle = new("by-article");

    public static readonly DocumentType<ArticlePhrasing> Phrasings = new("article-phrasing", static p =>
    [
        new IndexEntry(ByClient, IndexValue.Join(p.ClientId, IndexValue.Of(p.At))),
        new IndexEntry(ByArticle, IndexValue.Join(p.ArticleId, p.ClientId, IndexValue.Of(p.At))),
    ]);

    /// <summary>The report or ticket that it is from; one phrasing for each.</summary>
    public required string Id { get; init; }

    public required string ArticleId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The words, masked, on one line.</summary>
    public required string Text { get; init; }

    public required Instant At { get; init; }
}
