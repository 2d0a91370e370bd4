using System.Collections.Concurrent;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Everything that belongs to one library. Never changed after it was made, but for what it remembers of articles.</summary>
internal sealed class Snapshot
{
    private static readonly ArticleSection NoSection = new("", "");

    private readonly Corpus _corpus;
    private readonly Candidates _candidates;
    private readonly Spelling _spelling;

    /// <summary>Used again from question to question, also those of the snapshots after.</summary>
    private readonly ConcurrentBag<QuestionVectors> _spare;

    private Snapshot(Corpus corpus, Candidates candidates, Spelling spelling, ConcurrentBag<QuestionVectors> spare) =>
        (_corpus, _candidates, _spelling, _spare) = (corpus, candidates, spelling, spare);

    public static Snapshot Of(ArticleLibrary library) =>
        new Snapshot(Corpus.Empty, Candidates.None, Spelling.None, []).Follow(library);

    /// <summary>Of the next library: only articles that are other objects are read. One thread, and only on the newest.</summary>
    public Snapshot Follow(ArticleLibrary library)
    {
        var step = _corpus.Follow(library.All);
        return new Snapshot(step.After, _candidates.Follow(step), _spelling.Follow(step), _spare);
    }

    public Passage[] Search(string text, ArticleScope scope, int limit)
    {
        var question = Question.Read(text, _corpus, _spelling);
        var vectors = _spare.TryTake(out var spare) ? spare : new QuestionVectors();
        vectors.Take(question, _corpus);
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
            var found = _corpus.Articles[ranked[i].Number];
            var section = SectionOf(found, vectors);
            var confidence = Math.Min(most, Confidence.Of(ranked, i));
            passages[i] = new Passage(found.Article.Id, found.Article.Title, section.Heading, section.Text, ranked[i].Score, confidence)
            {
                Asked = asked,
            };
        }

        return passages;
    }

    /// <summary>The section with most of the question's stems, the first of several.</summary>
    private ArticleSection SectionOf(ReadArticle found, QuestionVectors vectors)
    {
        var article = found.Article;
        if (article.Sections.IsEmpty) return NoSection with { Text = article.Title };
        if (article.Sections.Count == 1) return article.Sections[0];
        var stems = found.StemsBySection(_corpus.Vocabulary);
        var best = 0;
        var most = -1;
        for (var i = 0; i < stems.Length; i++)
        {
            var count = vectors.Count(stems[i]);
            if (count <= most) continue;
            most = count;
            best = i;
        }

        return article.Sections[best];
    }
}
