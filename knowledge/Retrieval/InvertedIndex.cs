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
/// Lucene's index of one corpus, in memory: a fixed view that any number of threads may search. The next corpus's view shares its
/// segments; only the documents of articles that came or went are written. Views are never closed: they lie in memory, and a
/// search under way must not lose its own.
/// </summary>
internal sealed class InvertedIndex
{
    public const string Body = "body";
    public const string Headline = "headline";
    private const string Seen = "seen";
    private const string Slot = "slot";
    private const string ByEveryone = "everyone";
    private const string ByTechnicians = "technicians";

    private static readonly FieldType Counted = new(TextField.TYPE_NOT_STORED)
    {
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
        IsTokenized = true,
    };

    private readonly BaseDirectory _directory;
    private readonly ArticleSearcher _searcher;
    private readonly FieldCounts _headlines;

    /// <summary>By slot: the article's number; -1 when it is gone.</summary>
    private readonly int[] _numbers;

    private InvertedIndex(BaseDirectory directory, DirectoryReader reader, Corpus corpus, FieldCounts headlines)
    {
        _directory = directory;
        _headlines = headlines;
        _searcher = new ArticleSearcher(reader, corpus, field => field == Body ? corpus.Bodies.Counts : headlines);
        _numbers = new int[corpus.NextSlot];
        Array.Fill(_numbers, -1);
        for (var i = 0; i < corpus.Articles.Length; i++) _numbers[corpus.Articles[i].Slot] = i;
    }

    public static InvertedIndex Of(Corpus corpus)
    {
        var directory = new RAMDirectory();
        Write(directory, corpus.Vocabulary, [], [.. corpus.Articles]);
        var headlines = FieldCounts.None.With(corpus.Vocabulary, [], corpus.Articles.Select(HeadlinesOf));
        return new InvertedIndex(directory, DirectoryReader.Open(directory), corpus, headlines);
    }

    /// <summary>The next corpus's view. Only of the newest view, and by one thread: the directory is the same.</summary>
    public InvertedIndex Follow(CorpusStep step)
    {
        var vocabulary = step.After.Vocabulary;
        Write(_directory, vocabulary, step.Gone, step.Come);
        var headlines = _headlines.With(vocabulary, step.Gone.Select(HeadlinesOf), step.Come.Select(HeadlinesOf));
        var reader = (DirectoryReader)_searcher.IndexReader;
        return new InvertedIndex(_directory, DirectoryReader.OpenIfChanged(reader) ?? reader, step.After, headlines);
    }

    /// <summary>Numbers of the articles with the most of these stems, the rarer the better.</summary>
    /// <param name="field"><see cref="Body"/> or <see cref="Headline"/>.</param>
    /// <param name="scope">What the asker may see; null for all articles.</param>
    public IEnumerable<int> Best(string field, IEnumerable<(string Stem, float Weight)> stems, ArticleScope? scope, int most)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var (stem, weight) in stems) query.Add(new TermQuery(new Term(field, stem)) { Boost = weight }, Occur.SHOULD);
        var best = new BestArticles(Slot, _numbers, most);
        _searcher.Search(query, FilterFor(scope), best);
        return best.Numbers;
    }

    private static QueryWrapperFilter? FilterFor(ArticleScope? scope)
    {
        if (scope is null || scope.Technicians) return null;
        var seen = new BooleanQuery { { new TermQuery(new Term(Seen, ByEveryone)), Occur.SHOULD } };
        if (scope.ClientId is { } client) seen.Add(new TermQuery(new Term(Seen, "client:" + client)), Occur.SHOULD);
        return new QueryWrapperFilter(seen);
    }

    private static void Write(BaseDirectory directory, Vocabulary vocabulary, List<ReadArticle> gone, List<ReadArticle> come)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new NoAnalyzer())
        {
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = 256,
            MergeScheduler = new SerialMergeScheduler(),
        };
        using var writer = new IndexWriter(directory, config);
        var isNew = writer.MaxDoc == 0;
        foreach (var article in gone) writer.DeleteDocuments(new Term(Slot, NameOf(article)));
        var body = new TallyStream(vocabulary);
        var headline = new TallyStream(vocabulary);
        foreach (var article in come)
        {
            var document = new Document
            {
                new Field(Body, body.Over(article.Whole.Stems), Counted),
                new Field(Headline, headline.Over([.. article.Headlines.SelectMany(h => h.Text.Stems)]), Counted),
                new StringField(Slot, NameOf(article), Field.Store.NO),
                new NumericDocValuesField(Slot, article.Slot),
            };
            foreach (var who in SeenBy(article.Article)) document.Add(new StringField(Seen, who, Field.Store.NO));
            writer.AddDocument(document);
        }

        if (isNew) writer.ForceMerge(1);
    }

    /// <summary>The last headline has the stems of all.</summary>
    private static FieldText HeadlinesOf(ReadArticle article) =>
        new(article.Headlines is [.., var last] ? last.Text.Stems : [], article.Headlines.Sum(h => h.Text.Length));

    private static string NameOf(ReadArticle article) => article.Slot.ToString(System.Globalization.CultureInfo.InvariantCulture);

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
