using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Lucene's inverted index over whole texts and headlines: which articles are worth a closer look.</summary>
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

    private static readonly FieldType Counted = new(TextField.TYPE_NOT_STORED)
    {
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
        IsTokenized = true,
    };

    private readonly IndexSearcher _searcher;
    private readonly Lucene.Net.Index.Terms? _spellings;
    private readonly bool _isOpen;

    public Candidates(Corpus corpus)
    {
        _isOpen = corpus.Articles.All(a => ArticleScope.Everyone.Allows(a.Article));
        var directory = new RAMDirectory();
        Write(corpus, directory);
        var reader = DirectoryReader.Open(directory);
        _searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        _spellings = MultiFields.GetTerms(reader, Body);
    }

    public int[] For(Question question, ArticleScope scope)
    {
        var stems = question.All.Select(s => (Stem: s.Key, Weight: s.Value, Rarity: RarityOf(s.Key)))
            .Where(s => s.Rarity > 0).OrderByDescending(s => s.Rarity).ThenBy(s => s.Stem, StringComparer.Ordinal).Take(MostStems).ToArray();
        if (stems.Length == 0) return [];
        var found = new HashSet<int>();
        foreach (var field in new[] { Body, Headline })
        {
            var query = new BooleanQuery(disableCoord: true);
            foreach (var (stem, weight, _) in stems) query.Add(new TermQuery(new Term(field, stem)) { Boost = weight }, Occur.SHOULD);
            foreach (var hit in _searcher.Search(query, FilterFor(scope), MostOfEach).ScoreDocs) found.Add(hit.Doc);
        }

        return [.. found];
    }

    /// <summary>The likeliest known stem within one wrong letter (two in long words); null for known ones, codes and short ones.</summary>
    public string? Spelling(string stem)
    {
        const int shortest = 4;
        const int longWord = 8;
        if (_spellings is null || stem.Length < shortest || stem.Any(char.IsDigit)) return null;
        if (_searcher.IndexReader.DocFreq(new Term(Body, stem)) > 0) return null;
        var edits = stem.Length < longWord ? 1 : 2;
        var near = new FuzzyTermsEnum(_spellings, new AttributeSource(), new Term(Body, stem), edits, prefixLength: 1, transpositions: true);
        var best = (Stem: (string?)null, Boost: 0f, Articles: 0);
        while (near.MoveNext())
        {
            var boost = near.Attributes.AddAttribute<IBoostAttribute>().Boost;
            if (boost > best.Boost || (boost == best.Boost && near.DocFreq > best.Articles))
                best = (near.Term.Utf8ToString(), boost, near.DocFreq);
        }

        return best.Stem;
    }

    private double RarityOf(string stem)
    {
        var articles = _searcher.IndexReader.DocFreq(new Term(Body, stem));
        return articles == 0 ? 0 : Math.Log(1 + (double)_searcher.IndexReader.NumDocs / articles);
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
                new Field(Body, body.Over(article.Words), Counted),
                new Field(Headline, headline.Over([.. article.Headlines.SelectMany(h => h.Words)]), Counted),
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
