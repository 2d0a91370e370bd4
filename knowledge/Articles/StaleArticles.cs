using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Knowledge.Articles;

/// <summary>Which articles nobody has checked for too long.</summary>
public static class StaleArticles
{
    /// <summary>Never checked first, then the longest unchecked.</summary>
    /// <param name="age">An article checked before <paramref name="today"/> minus so many days is stale; on that day it is not yet.</param>
    public static ImmutableArray<Article> Of(ArticleLibrary library, LocalDate today, int age) =>
    [
        .. library.All.Where(a => a.Reviewed is not { } day || day < today.PlusDays(-age))
            .OrderBy(a => a.Reviewed ?? LocalDate.MinIsoValue).ThenBy(a => a.Id, StringComparer.Ordinal),
    ];
}
