using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Full-text search over the articles' words, in memory.</summary>
public sealed class LexicalIndex : IKnowledgeSearch, IDisposable
{
    private const string All = "all";
    private const string Title = "title";
    private const float TitleBoost = 0.6f;

    private readonly ArticleLibrary _library;
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LexicalIndex(ArticleLibrary library)
    {
        _library = library;
        Write(library);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public Task<IReadOnlyList<Passage>> SearchAsync(string question, ArticleScope scope, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Search(question, scope, limit));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private IReadOnlyList<Passage> Search(string question, ArticleScope scope, int limit)
    {
        var terms = Terms.Of(Words.Of(question)).ToHashSet(StringComparer.Ordinal);
        var query = new BooleanQuery();
        foreach (var term in terms.Take(BooleanQuery.MaxClauseCount / 2))
        {
            query.Add(new TermQuery(new Term(All, term)), Occur.SHOULD);
            query.Add(new TermQuery(new Term(Title, term)) { Boost = TitleBoost }, Occur.SHOULD);
        }

        if (query.Clauses.Count == 0 || _library.All.IsEmpty) return [];
        var hits = _searcher.Search(query, _library.All.Count).ScoreDocs;
        return [.. hits.Select(hit => (Article: _library.All[hit.Doc], hit.Score))
            .Where(h => scope.Allows(h.Article)).Take(limit)
            .Select(h => PassageOf(h.Article, h.Score, terms))];
    }

    private Passage PassageOf(Article article, double score, HashSet<string> terms)
    {
        var section = article.Sections.IsEmpty
            ? new ArticleSection("", article.Title)
            : article.Sections.MaxBy(s => Terms.Of(Words.Of(s.Heading + " " + s.Text)).Distinct().Count(terms.Contains));
        var known = TermsOf(article).ToHashSet(StringComparer.Ordinal);
        var share = terms.Sum(t => known.Contains(t) ? Rarity(t) : 0) / terms.Sum(Rarity);
        return new Passage(
            article.Id, article.Title, section!.Heading, section.Text, SnippetCut.Around(section.Text, terms), score, share);
    }

    private double Rarity(string term) => Math.Log(1 + (_reader.NumDocs + 1.0) / (1 + _reader.DocFreq(new Term(All, term))));

    private void Write(ArticleLibrary library)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new NoAnalyzer()) { Similarity = new BM25Similarity() };
        using var writer = new IndexWriter(_directory, config);
        foreach (var article in library.All)
        {
            writer.AddDocument(
            [
                new TextField(All, new TermStream().Over(TermsOf(article))),
                new TextField(Title, new TermStream().Over(Terms.Of(Words.Of(article.Title)))),
            ]);
        }

        writer.ForceMerge(1);
    }

    private static List<string> TermsOf(Article article) => Terms.Of(Words.Of(string.Join(
        '\n', [article.Title, .. article.Symptoms, .. article.Sections.SelectMany(s => new[] { s.Heading, s.Text })])));

    /// <summary>Never asked: every field brings its own terms.</summary>
    private sealed class NoAnalyzer : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            throw new NotSupportedException(fieldName);
    }
}
