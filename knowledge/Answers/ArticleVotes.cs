using System.Collections.Frozen;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Knowledge.Answers;

/// <summary>What people said about articles, kept in memory: a few minutes of delay do not change a ranking for anybody.</summary>
public sealed class ArticleVotes(IDocumentStore store)
{
    /// <summary>How long what was loaded is used.</summary>
    public static readonly Duration Freshness = Duration.FromMinutes(5);

    private const int Most = 100_000;

    private volatile Loaded? _loaded;

    /// <summary>The prior of an article for a service.</summary>
    public async Task<double> PriorAsync(string articleId, string serviceId, Instant now, CancellationToken ct) =>
        (await AtAsync(now, ct)).Priors.GetValueOrDefault((articleId, serviceId));

    /// <summary>All that was said about one article, read anew, by service.</summary>
    public async Task<IReadOnlyList<ArticleUse>> OfAsync(string articleId, Instant now, CancellationToken ct)
    {
        var range = IndexRange.StartingWith(SolutionFeedback.ByArticle, articleId + IndexValue.Separator);
        var said = (await store.ListAsync(SolutionFeedback.Feedback, range, Most, ct)).Select(f => f.Value);
        return [.. said.GroupBy(f => f.ServiceId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ArticleUse(g.Key, g.Count(f => f.Liked == true), g.Count(f => f.Liked == false), ArticlePrior.Of(VotesOf(g), now)))];
    }

    private async Task<Loaded> AtAsync(Instant now, CancellationToken ct)
    {
        if (_loaded is { } known && now >= known.At && now - known.At < Freshness) return known;
        var range = IndexRange.AtLeast(SolutionFeedback.ByTime, IndexValue.Of(now - ArticlePrior.Reach));
        var said = (await store.ListAsync(SolutionFeedback.Feedback, range, Most, ct)).Select(f => f.Value);
        var priors = said.GroupBy(f => (f.ArticleId ?? "", f.ServiceId)).ToFrozenDictionary(g => g.Key, g => ArticlePrior.Of(VotesOf(g), now));
        return _loaded = new Loaded(now, priors);
    }

    private static IEnumerable<SolutionVote> VotesOf(IEnumerable<SolutionFeedback> said) =>
        said.Where(f => f.Liked is not null).Select(f => new SolutionVote(f.Liked == true, f.GivenAt));

    private sealed record Loaded(Instant At, FrozenDictionary<(string Article, string Service), double> Priors);
}

/// <summary>What people said about an article that was offered for a service.</summary>
/// <param name="Prior">Share of the score that it gains or loses now.</param>
public sealed record ArticleUse(string ServiceId, int Helped, int DidNotHelp, double Prior);
