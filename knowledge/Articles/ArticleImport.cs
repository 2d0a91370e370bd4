using System.Collections.Immutable;

namespace SupportBot.Knowledge.Articles;

/// <summary>A file of an article and what was read from it.</summary>
/// <param name="File">Path below the folder, with slashes.</param>
/// <param name="Text">The whole file.</param>
public sealed record ArticleFile(string File, string Text, Article Article);

/// <summary>A folder of articles that was read: all its files, or everything that is wrong with them.</summary>
public sealed record ArticleFolder(ImmutableList<ArticleFile> Files, ImmutableList<ArticleError> Errors);

/// <summary>What importing a folder would change in the library.</summary>
/// <param name="Changed">Files whose article is there with another text, under another name or retired.</param>
/// <param name="Retired">Articles that no file has any more.</param>
public sealed record ArticleImport(
    ImmutableList<ArticleFile> Added, ImmutableList<ArticleFile> Changed, ImmutableList<StoredArticle> Retired, int Unchanged)
{
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty && Retired.IsEmpty;

    /// <summary>Compares a folder with what is stored; the same folder twice changes nothing the second time.</summary>
    /// <param name="keepMissing">Articles that no file has stay.</param>
    public static ArticleImport Plan(IReadOnlyList<ArticleFile> files, IReadOnlyList<StoredArticle> stored, bool keepMissing)
    {
        var known = stored.ToDictionary(s => StoredArticle.KeyOf(s.Id), StringComparer.Ordinal);
        var named = files.Select(f => StoredArticle.KeyOf(f.Article.Id)).ToHashSet(StringComparer.Ordinal);
        var there = files.Where(f => known.ContainsKey(StoredArticle.KeyOf(f.Article.Id))).ToImmutableList();
        var changed = there.FindAll(f => !IsSame(f, known[StoredArticle.KeyOf(f.Article.Id)]));
        return new ArticleImport(
            [.. files.Except(there)],
            changed,
            keepMissing ? [] : [.. stored.Where(s => !s.Retired && !named.Contains(StoredArticle.KeyOf(s.Id)))],
            there.Count - changed.Count);
    }

    private static bool IsSame(ArticleFile file, StoredArticle stored) =>
        !stored.Retired && stored.Text == file.Text && stored.File == file.File && stored.Id == file.Article.Id;
}
