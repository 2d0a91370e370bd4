using System.Collections.Concurrent;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Full-text search over the articles, in memory: an inverted index finds candidates, nine signals rank them. Any number of threads may
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

    /// <summary>Everything that belongs to one library; never changed after it was made, but for what it remembers of articles.</summary>
    private sealed class State
    {
        private static readonly ArticleSection NoSection = new("", "");

        private readonly Corpus _corpus;
        private readonly Candidates _candidates;
        private readonly Spelling _spelling;
        private readonly ConcurrentBag<QuestionVectors> _spare = [];

        /// <summary>By article; read when the article is found for the first time.</summary>
        private readonly SectionStems?[] _sectionStems;

        public State(ArticleLibrary library)
        {
            _corpus = Corpus.Of(library.All);
            _candidates = new Candidates(_corpus);
            _spelling = new Spelling(_corpus.Vocabulary.StemTexts, _corpus.Bodies.Holding);
            _sectionStems = new SectionStems?[_corpus.Articles.Length];
        }

        public Passage[] Search(string text, ArticleScope scope, int limit)
        {
            var question = Question.Read(text, _corpus.Vocabulary, _spelling);
            var vectors = _spare.TryTake(out var spare) ? spare : new QuestionVectors(_corpus);
            vectors.Take(question);
            var passages = Find(question, vectors, scope, limit);
            _spare.Add(vectors);
            return passages;
        }

        private Passage[] Find(Question question, QuestionVectors vectors, ArticleScope scope, int limit)
        {
            var candidates = _candidates.For(question, vectors, scope);
            if (candidates.Count == 0) return [];
            var ranked = Ranking.Rank(candidates, vectors, _corpus);
            var asked = question.Stems();
            var most = question.IsTelling ? 1 : Confidence.OfNothingTold;
            var passages = new Passage[Math.Min(limit, ranked.Length)];
            for (var i = 0; i < passages.Length; i++)
            {
                var article = _corpus.Articles[ranked[i].Number].Article;
                var section = SectionOf(article, ranked[i].Number, vectors);
                passages[i] = new Passage(article.Id, article.Title, section.Heading, section.Text, ranked[i].Score, Math.Min(most, Confidence.Of(ranked, i)))
                {
                    Asked = asked,
                };
            }

            return passages;
        }

        /// <summary>The section with most of the question's stems, the first of several.</summary>
        private ArticleSection SectionOf(Article article, int number, QuestionVectors vectors)
        {
            if (article.Sections.IsEmpty) return NoSection with { Text = article.Title };
            if (article.Sections.Count == 1) return article.Sections[0];
            // Two threads may read the same article at once; both read the same.
            var stems = _sectionStems[number] ??= new SectionStems([.. article.Sections.Select(StemsOf)]);
            var best = 0;
            var most = -1;
            for (var i = 0; i < stems.BySection.Length; i++)
            {
                var count = vectors.Count(stems.BySection[i]);
                if (count <= most) continue;
                most = count;
                best = i;
            }

            return article.Sections[best];
        }

        private int[] StemsOf(ArticleSection section) =>
            [.. Terms.Of(Synonyms.Shipped.Read(Words.Of(section.Heading + " " + section.Text))).Distinct(StringComparer.Ordinal)
                .Select(_corpus.Vocabulary.FindStem).OfType<int>()];

        private sealed record SectionStems(int[][] BySection);
    }
}
