using System.Collections.Concurrent;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Full-text search over the articles, in memory: Lucene finds candidates, nine signals rank them. Any number of threads may
/// search; a new library replaces the old one at once, and searches under way finish on the old one.
/// </summary>
public sealed class LexicalIndex : IKnowledgeSearch
{
    private volatile State _state;

    public LexicalIndex(ArticleLibrary library) => _state = new State(library);

    /// <summary>Reads all articles anew and then answers from them.</summary>
    public void Replace(ArticleLibrary library) => _state = new State(library);

    public Task<IReadOnlyList<Passage>> SearchAsync(string question, ArticleScope scope, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Passage>>(_state.Search(question, scope, limit));
    }

    /// <summary>Everything that belongs to one library; never changed after it was made.</summary>
    private sealed class State
    {
        private readonly Corpus _corpus;
        private readonly Candidates _candidates;
        private readonly ConcurrentBag<QuestionVectors> _spare = [];

        public State(ArticleLibrary library)
        {
            _corpus = Corpus.Of(library.All);
            _candidates = new Candidates(_corpus);
        }

        public Passage[] Search(string text, ArticleScope scope, int limit)
        {
            var (question, ranked) = Rank(text, scope);
            if (ranked.Length == 0) return [];
            var asked = question.All.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            return [.. ranked.Take(limit).Select((r, i) => PassageOf(r, Confidence.Of(ranked, i), asked))];
        }

        private (Question Question, RankedArticle[] Ranked) Rank(string text, ArticleScope scope)
        {
            var question = Question.Read(text, _candidates.Spelling);
            var candidates = _candidates.For(question, scope);
            if (candidates.Length == 0) return (question, []);
            var vectors = _spare.TryTake(out var spare) ? spare : new QuestionVectors(_corpus);
            vectors.Take(question);
            var ranked = Ranking.Rank(candidates, vectors);
            _spare.Add(vectors);
            return (question, ranked);
        }

        private Passage PassageOf(RankedArticle ranked, double confidence, HashSet<string> asked)
        {
            var article = _corpus.Articles[ranked.Number].Article;
            var section = article.Sections.IsEmpty
                ? new ArticleSection("", article.Title)
                : article.Sections.MaxBy(s => Terms.Of(Synonyms.Shipped.Read(Words.Of(s.Heading + " " + s.Text))).Distinct().Count(asked.Contains));
            return new Passage(
                article.Id, article.Title, section!.Heading, section.Text, SnippetCut.Around(section.Text, asked), ranked.Score, confidence);
        }
    }
}
