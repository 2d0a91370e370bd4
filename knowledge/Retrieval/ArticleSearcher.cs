using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Scores with the counts of the articles that are there. Lucene's own count in deleted documents until their segment is merged,
/// so an index that was changed would score otherwise than the same one made anew.
/// </summary>
internal sealed class ArticleSearcher : IndexSearcher
{
    private readonly Corpus _corpus;
    private readonly Func<string, FieldCounts> _counts;

    /// <param name="counts">By name of a field that is scored.</param>
    public ArticleSearcher(DirectoryReader reader, Corpus corpus, Func<string, FieldCounts> counts)
        : base(reader)
    {
        (_corpus, _counts) = (corpus, counts);
        Similarity = new BM25Similarity();
    }

    public override TermStatistics TermStatistics(Term term, TermContext context)
    {
        var articles = _corpus.Vocabulary.FindStem(term.Text) is { } stem ? _counts(term.Field).Holding[stem] : 0;
        return new TermStatistics(term.Bytes, articles, -1);
    }

    public override CollectionStatistics CollectionStatistics(string field) =>
        new(field, _corpus.Articles.Length, -1, _counts(field).Words, -1);
}
