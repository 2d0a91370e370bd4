using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Which articles are worth a closer look. Lucene's inverted index over whole texts and headlines tells in a large library; in
/// a small one every article with a word of the question is.
/// </summary>
internal sealed class Candidates
{
    private const string Body = "body";
    private const string Headline = "headline";
    private const string Seen = "seen";
    private const string ByEveryone = "everyone";
    private const string ByTechnicians = "technicians";

    /// <summary>Taken from the whole texts, and again from the headlines.</summary>
    private const int MostOfEach = 64;

    /// <summary>Of a long question the rarest stems find the candidates; all of them rank.</summary>
    private const int MostStems = 48;

    /// <summary>In a library up to this size every article that shares a word with the question is looked at.</summary>
    private const int SmallLibrary = 2 * MostOfEach;

    /// <summary>
    /// Lucene reads at most so many entries of each field for a question, beginning with its rarest stems; a stem that half of
    /// a large library has tells nothing about where to look.
    /// </summary>
    private const int MostEntries = 60_000;

    /// <summary>So many of the rarest stems are looked up however many articles have them.</summary>
    private const int FewestStems = 2;

    private static readonly FieldType Counted = new(TextField.TYPE_NOT_STORED)
    {
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
        IsTokenized = true,
    };

    private readonly Corpus _corpus;
    private readonly IndexSearcher? _searcher;
    private readonly bool _isOpen;

    public Candidates(Corpus corpus)
    {
        _corpus = corpus;
        _isOpen = corpus.Articles.All(a => ArticleScope.Everyone.Allows(a.Article));
        if (corpus.Articles.Length <= SmallLibrary) return;
        var directory = new RAMDirectory();
        Write(corpus, directory);
        _searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
    }

    /// <param name="question">As it was asked.</param>
    /// <param name="vectors">The same question, taken.</param>
    /// <param name="scope">What the asker may see; nothing else is given.</param>
    public List<int> For(Question question, QuestionVectors vectors, ArticleScope scope) =>
        _searcher is null ? AnyOf(vectors, scope) : Find(_searcher, question, scope);

    private List<int> AnyOf(QuestionVectors vectors, ArticleScope scope)
    {
        var found = new List<int>(_corpus.Articles.Length);
        for (var i = 0; i < _corpus.Articles.Length; i++)
            if (vectors.HasAny(_corpus.Articles[i].Whole.Stems) && scope.Allows(_corpus.Articles[i].Article)) found.Add(i);
        return found;
    }

    private List<int> Find(IndexSearcher searcher, Question question, ArticleScope scope)
    {
        var stems = Telling(question);
        if (stems.Count == 0) return [];
        var found = new HashSet<int>();
        foreach (var field in new[] { Body, Headline })
        {
            var query = new BooleanQuery(disableCoord: true);
            foreach (var (stem, weight, _) in stems) query.Add(new TermQuery(new Term(field, stem)) { Boost = weight }, Occur.SHOULD);
            foreach (var hit in searcher.Search(query, FilterFor(scope), MostOfEach).ScoreDocs) found.Add(hit.Doc);
        }

        return [.. found];
    }

    /// <summary>The question's rarest known stems.</summary>
    private List<(string Stem, float Weight, int Articles)> Telling(Question question)
    {
        var known = new List<(string Stem, float Weight, int Articles)>();
        foreach (var (stem, weight) in question.Asked.Concat(question.StandIns))
            if (_corpus.Vocabulary.FindStem(stem) is { } id) known.Add((stem, weight, _corpus.Bodies.Holding[id]));
        known.Sort(static (a, b) => a.Articles != b.Articles ? a.Articles.CompareTo(b.Articles) : string.CompareOrdinal(a.Stem, b.Stem));
        var entries = 0L;
        var count = 0;
        while (count < Math.Min(MostStems, known.Count) && (count < FewestStems || entries + known[count].Articles <= MostEntries))
            entries += known[count++].Articles;
        return known[..count];
    }

    private QueryWrapperFilter? FilterFor(ArticleScope scope)
    {
        if (_isOpen || scope.Technicians) return null;
        var seen = new BooleanQuery { { new TermQuery(new Term(Seen, ByEveryone)), Occur.SHOULD } };
        if (scope.ClientId is { } client) seen.Add(new TermQuery(new Term(Seen, "client:" + client)), Occur.SHOULD);
        return new QueryWrapperFilter(seen);
    }

    private static void Write(Corpus corpus, RAMDirectory directory)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new NoAnalyzer())
        {
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = 256,
        };
        using var writer = new IndexWriter(directory, config);
        var body = new TallyStream(corpus.Vocabulary);
        var headline = new TallyStream(corpus.Vocabulary);
        foreach (var article in corpus.Articles)
        {
            var document = new Document
            {
                new Field(Body, body.Over(article.Whole.Stems), Counted),
                new Field(Headline, headline.Over([.. article.Headlines.SelectMany(h => h.Text.Stems)]), Counted),
            };
            foreach (var who in SeenBy(article.Article)) document.Add(new StringField(Seen, who, Field.Store.NO));
            writer.AddDocument(document);
        }

        writer.ForceMerge(1);
    }

    private static IEnumerable<string> SeenBy(Article article)
    {
        if (article.Audience == Article.ForTechnicians) return [ByTechnicians];
        return article.Clients.IsEmpty ? [ByEveryone] : article.Clients.Select(c => "client:" + c);
    }

    /// <summary>Never asked: every field brings its own terms.</summary>
    private sealed class NoAnalyzer : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            throw new NotSupportedException(fieldName);
    }
}
