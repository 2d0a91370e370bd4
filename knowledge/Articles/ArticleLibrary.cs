using System.Collections.Immutable;

namespace SupportBot.Knowledge.Articles;

/// <summary>All articles by id. Immutable: a change of the knowledge base is a new library.</summary>
public sealed class ArticleLibrary
{
    private readonly Dictionary<string, Article> _byId;

    /// <exception cref="ArgumentException">Two articles have the same id.</exception>
    public ArticleLibrary(IEnumerable<Article> articles)
    {
        All = [.. articles];
        _byId = All.ToDictionary(a => a.Id, StringComparer.Ordinal);
    }

    public static ArticleLibrary Empty { get; } = new([]);

    /// <summary>Folder with the articles that ship with the product.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Library");

    /// <summary>In the order they were read.</summary>
    public ImmutableList<Article> All { get; }

    public Article? Find(string id) => _byId.GetValueOrDefault(id);
}
