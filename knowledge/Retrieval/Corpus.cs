using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>All articles as numbers, with how rare every stem and gram is and how long every text is as a vector.</summary>
internal sealed class Corpus
{
    /// <summary>Articles read by all cores before one thread gives their words numbers.</summary>
    private const int BatchSize = 512;

    private Corpus(Vocabulary vocabulary, ReadArticle[] articles)
    {
        Vocabulary = vocabulary;
        Articles = articles;
        Bodies = new TextSpace(vocabulary, Array.ConvertAll(articles, a => a.Whole));
        var headlines = articles.SelectMany(a => a.Headlines).ToArray();
        Headlines = new TextSpace(vocabulary, Array.ConvertAll(headlines, h => h.Text));
        Lines = new LineSpace(headlines);
        HeadlineMass = Array.ConvertAll(headlines, h => h.Text.Words.Sum(w => Bodies.Rarity[vocabulary.StemOfWord(w.Id)]));
        FirstHeadline = new int[articles.Length + 1];
        for (var i = 0; i < articles.Length; i++) FirstHeadline[i + 1] = FirstHeadline[i] + articles[i].Headlines.Length;
    }

    public Vocabulary Vocabulary { get; }

    public ReadArticle[] Articles { get; }

    /// <summary>Whole texts, one for each article.</summary>
    public TextSpace Bodies { get; }

    /// <summary>Headlines by their words, numbered through over all articles.</summary>
    public TextSpace Headlines { get; }

    /// <summary>Headlines by their characters, with the same numbers.</summary>
    public LineSpace Lines { get; }

    /// <summary>By headline: how rare in whole texts its words are, summed.</summary>
    public float[] HeadlineMass { get; }

    /// <summary>Number of an article's first headline; the entry after the last article ends the last one's.</summary>
    public int[] FirstHeadline { get; }

    public static Corpus Of(IReadOnlyList<Article> articles)
    {
        var vocabulary = new Vocabulary();
        var read = new ReadArticle[articles.Count];
        for (var start = 0; start < articles.Count; start += BatchSize)
        {
            var batch = new ArticleWords[Math.Min(BatchSize, articles.Count - start)];
            var first = start;
            Parallel.For(0, batch.Length, i => batch[i] = ArticleWords.Of(articles[first + i]));
            for (var i = 0; i < batch.Length; i++) read[start + i] = ReadArticle.From(batch[i], vocabulary);
        }

        return new Corpus(vocabulary, read);
    }
}
