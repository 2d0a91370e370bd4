using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Articles;

/// <summary>An article that somebody wrote and has not saved; what was typed is kept until it is.</summary>
/// <param name="ArticleId">The article that it changes; empty for a new one.</param>
/// <param name="BaseRevision">Revision that the author saw; 0 for a new one.</param>
/// <param name="Text">The whole file, masked.</param>
public sealed record ArticleDraft(string Id, string ArticleId, int BaseRevision, string Text, string AuthorId, Instant WrittenAt)
{
    public static readonly DocumentType<ArticleDraft> Drafts = new("article-draft");

    /// <summary>One for each press, however often it is delivered.</summary>
    public static string IdOf(UserInput input) => "AD-" + input.Id;
}
