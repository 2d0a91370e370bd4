using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Knowledge.Articles;

/// <summary>An article as it lies in the store: its Markdown as it was written, to the byte, and who wrote it when.</summary>
public sealed record StoredArticle
{
    /// <summary>All articles, by the change of the library that wrote them last.</summary>
    public static readonly IndexName ByChange = new("by-change");

    public static readonly DocumentType<StoredArticle> Articles = new("article", static a => [new IndexEntry(ByChange, IndexValue.Of(a.Change))]);

    /// <summary>As the article has it; the document's id is <see cref="KeyOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Path below the folder it came from and is written to, with slashes.</summary>
    public required string File { get; init; }

    /// <summary>The whole file, front matter included.</summary>
    public required string Text { get; init; }

    /// <summary>Counts its changes from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Name of the person, or of the command, that wrote it.</summary>
    public required string ChangedBy { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Not found any more, but kept with its history.</summary>
    public bool Retired { get; init; }

    /// <summary>Number of the library's change that wrote this.</summary>
    public required long Change { get; init; }

    /// <summary>Ids are unique whatever their case.</summary>
    public static string KeyOf(string articleId) => articleId.ToUpperInvariant();
}

/// <summary>An article as it was before a change.</summary>
/// <param name="Revision">The revision that this was.</param>
public sealed record ArticleVersion(string ArticleId, int Revision, string Text, string ChangedBy, Instant ChangedAt, bool Retired)
{
    /// <summary>By article, oldest first.</summary>
    public static readonly IndexName ByArticle = new("by-article");

    public static readonly DocumentType<ArticleVersion> Versions = new(
        "article-version", static v => [new IndexEntry(ByArticle, IndexValue.Join(StoredArticle.KeyOf(v.ArticleId), IndexValue.Of((long)v.Revision)))]);

    public static ArticleVersion Of(StoredArticle article) =>
        new(article.Id, article.Revision, article.Text, article.ChangedBy, article.ChangedAt, article.Retired);

    public string DocumentId => StoredArticle.KeyOf(ArticleId) + "/" + Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How far the library is. Written with every change of any article, so replicas see with one read whether they are behind.</summary>
/// <param name="Change">Number of the last change; 1 is the first.</param>
/// <param name="LastNumber">The highest number n of an article KB-n that ever was.</param>
/// <param name="Model">Version of what triage learned from tickets; 0 is what ships with the program.</param>
/// <param name="LastModel">The highest version that ever was.</param>
public sealed record LibraryState(long Change, int LastNumber, int Model = 0, int LastModel = 0)
{
    public const string Id = "current";

    /// <summary>As it is stored; nothing has changed yet while it is not.</summary>
    public static LibraryState Of(Stored<LibraryState>? stored) => stored?.Value ?? new LibraryState(0, 0);

    public static readonly DocumentType<LibraryState> States = new("article-library");
}
