using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// All articles as numbers, with how rare every stem and gram is. Never changed, but for what it remembers of articles; a change
/// of the library makes another corpus, for which only the articles that changed are read.
/// </summary>
internal sealed class Corpus
{
    /// <summary>Articles read by all cores before one thread gives their words numbers.</summary>
    private const int BatchSize = 512;

    /// <summary>So many changes of a small library are followed before all of it is read anew.</summary>
    private const int FewChanges = 1_000;

    /// <summary>By article; how long its vectors are hangs on all others, so it is worked out when the article is looked at for the first time.</summary>
    private readonly ArticleMeasure?[] _measures;

    /// <summary>Articles that came or went since all were read. Their words stay in the vocabulary, known or not.</summary>
    private readonly int _changes;

    private Corpus()
    {
        (Vocabulary, Articles, _measures) = (new Vocabulary(), [], []);
        (Bodies, Headlines, Lines) = (TextSpace.Empty, TextSpace.Empty, GramSpace.Empty);
    }

    private Corpus(Corpus before, Vocabulary vocabulary, ReadArticle[] articles, List<ReadArticle> gone, List<ReadArticle> come)
    {
        Vocabulary = vocabulary;
        Articles = articles;
        NextSlot = before.NextSlot + come.Count;
        _changes = before == Empty ? 0 : before._changes + gone.Count + come.Count;
        _measures = new ArticleMeasure?[articles.Length];
        Bodies = before.Bodies.With(vocabulary, gone.ConvertAll(a => a.Whole), come.ConvertAll(a => a.Whole));
        var goneLines = gone.SelectMany(a => a.Headlines).ToList();
        var comeLines = come.SelectMany(a => a.Headlines).ToList();
        Headlines = before.Headlines.With(vocabulary, goneLines.ConvertAll(h => h.Text), comeLines.ConvertAll(h => h.Text));
        Lines = before.Lines.With(goneLines, comeLines);
    }

    public static Corpus Empty { get; } = new();

    /// <summary>Also knows words of articles that are gone; <see cref="FindStem"/> does not.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>In the library's order.</summary>
    public ReadArticle[] Articles { get; }

    /// <summary>Slot of the next article that comes; all that came have lower ones.</summary>
    public int NextSlot { get; }

    /// <summary>Whole texts, one for each article.</summary>
    public TextSpace Bodies { get; }

    /// <summary>Headlines by their words.</summary>
    public TextSpace Headlines { get; }

    /// <summary>Headlines by the characters of their lines.</summary>
    public GramSpace Lines { get; }

    /// <summary>The number of a stem that an article has.</summary>
    public int? FindStem(string stem) => Vocabulary.FindStem(stem) is { } id && IsKnown(id) ? id : null;

    public bool IsKnown(int stem) => Bodies.Holding(stem) + Headlines.Holding(stem) > 0;

    /// <param name="number">Of an article.</param>
    /// <param name="grams">Empty; left empty.</param>
    public ArticleMeasure MeasureOf(int number, SparseVector grams) =>
        _measures[number] ??= ArticleMeasure.Of(Articles[number], this, grams);

    /// <summary>
    /// The corpus of other articles. Those that are the same objects are not read again; where very many came and went, all are.
    /// </summary>
    public CorpusStep Follow(IEnumerable<Article> library)
    {
        var now = library.ToArray();
        var articles = new ReadArticle[now.Length];
        var (gone, places) = Compare(now, articles);
        var isFar = Articles.Length == 0 || _changes + gone.Count + places.Count > Math.Max(FewChanges, now.Length);
        if (isFar && this != Empty) return Empty.Follow(now);
        var vocabulary = Vocabulary;
        var slot = NextSlot;
        foreach (var batch in places.Chunk(BatchSize))
        {
            var words = new ArticleWords[batch.Length];
            Parallel.For(0, batch.Length, i => words[i] = ArticleWords.Of(now[batch[i]]));
            if (vocabulary == Vocabulary) vocabulary = vocabulary.ReadyFor(words.SelectMany(w => w.EveryWord()));
            for (var i = 0; i < batch.Length; i++) articles[batch[i]] = ReadArticle.From(words[i], slot++, vocabulary);
        }

        var come = places.ConvertAll(p => articles[p]);
        return new CorpusStep(this, new Corpus(this, vocabulary, articles, gone, come), gone, come);
    }

    /// <summary>Puts the articles that stay into their places; gives those that are gone, and the places of those to read.</summary>
    private (List<ReadArticle> Gone, List<int> Places) Compare(Article[] now, ReadArticle[] articles)
    {
        var most = Math.Min(now.Length, Articles.Length);
        var start = 0;
        while (start < most && Articles[start].Article == (object)now[start]) start++;
        var end = 0;
        while (end < most - start && Articles[^(end + 1)].Article == (object)now[^(end + 1)]) end++;
        Array.Copy(Articles, articles, start);
        Array.Copy(Articles, Articles.Length - end, articles, articles.Length - end, end);
        var between = Articles[start..^end].ToDictionary(a => a.Article, (IEqualityComparer<Article>)ReferenceEqualityComparer.Instance);
        var places = new List<int>();
        for (var i = start; i < now.Length - end; i++)
        {
            if (between.Remove(now[i], out var same)) articles[i] = same;
            else places.Add(i);
        }

        return ([.. between.Values], places);
    }
}

/// <summary>From one corpus to the next.</summary>
/// <param name="Gone">Articles of the one before that are not in the next.</param>
/// <param name="Come">Articles of the next that are not in the one before, by their slots.</param>
internal sealed record CorpusStep(Corpus Before, Corpus After, List<ReadArticle> Gone, List<ReadArticle> Come);
