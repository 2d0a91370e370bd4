using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Which articles an asker may see.</summary>
/// <param name="ClientId">The asker's client; null sees only what every client may see.</param>
/// <param name="Technicians">True for the desk, which also sees articles for technicians and those of every client.</param>
public sealed record ArticleScope(string? ClientId, bool Technicians = false)
{
    /// <summary>What any employee of any client may see.</summary>
    public static ArticleScope Everyone { get; } = new((string?)null);

    /// <summary>What the desk sees: all of it.</summary>
    public static ArticleScope Desk { get; } = new(null, Technicians: true);

    /// <summary>What an employee of one client may see.</summary>
    public static ArticleScope Of(string clientId) => new(clientId);

    public bool Allows(Article article) => Technicians
        || (article.Audience != Article.ForTechnicians
            && (article.Clients.IsEmpty || (ClientId is { } client && article.Clients.Contains(client))));
}
