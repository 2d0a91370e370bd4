using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>An article as numbers, ready to be held against questions.</summary>
internal sealed class ReadArticle
{
    private ReadArticle(Article article, Headline[] headlines, WordTally[] words, float length)
    {
        Article = article;
        Headlines = headlines;
        Words = words;
        Length = length;
    }

    public Article Article { get; }

    public Headline[] Headlines { get; }

    /// <summary>Every distinct word of the whole text.</summary>
    public WordTally[] Words { get; }

    /// <summary>Words of the whole text, repeats counted.</summary>
    public float Length { get; }

    /// <summary>With several headlines, all of them together are one more: a question may take its words from each.</summary>
    public static ReadArticle From(ArticleWords text, Vocabulary vocabulary)
    {
        var words = text.All.CountBy(vocabulary.WordOf).Select(w => new WordTally(w.Key, w.Value)).ToArray();
        var headlines = text.Headlines.Select(h => HeadlineOf(h, vocabulary)).ToList();
        if (headlines.Count > 1) headlines.Add(HeadlineOf(HeadlineWords.Together(text.Headlines), vocabulary));
        return new ReadArticle(text.Article, [.. headlines], words, text.All.Count);
    }

    private static Headline HeadlineOf(HeadlineWords words, Vocabulary vocabulary) => new(
        string.Join(' ', words.Spoken),
        [.. words.Kept.CountBy(vocabulary.WordOf).Select(w => new WordTally(w.Key, w.Value))],
        words.Kept.Count);
}

/// <summary>A title, symptom or resolved phrasing.</summary>
/// <param name="Line">All its words with single blanks.</param>
/// <param name="Words">Its distinct words without stop words.</param>
/// <param name="Length">Its words without stop words, repeats counted.</param>
internal sealed record Headline(string Line, WordTally[] Words, float Length);

/// <summary>A word and how often it occurs.</summary>
internal readonly record struct WordTally(int Word, int Count)
{
    /// <summary>Ten times is not ten times as telling as once.</summary>
    public float Damped => Count == 1 ? 1f : 1f + MathF.Log(Count);
}

/// <summary>An article's words as text; making them needs nothing shared, so many threads can.</summary>
internal sealed record ArticleWords(Article Article, List<HeadlineWords> Headlines, List<string> All)
{
    public static ArticleWords Of(Article article)
    {
        var all = new List<string>();
        foreach (var part in SearchText.All(article))
            all.AddRange(Kept(Synonyms.Shipped.Read(Retrieval.Words.Of(part))));
        return new ArticleWords(article, [.. SearchText.Headlines(article).Select(HeadlineWords.Of)], all);
    }

    public static IEnumerable<string> Kept(List<Word> words) => words.Select(w => w.Text).Where(w => !Terms.IsStopWord(w));
}

/// <param name="Spoken">All words of the headline.</param>
/// <param name="Kept">Those that are no stop words.</param>
internal sealed record HeadlineWords(List<string> Spoken, List<string> Kept)
{
    public static HeadlineWords Together(IEnumerable<HeadlineWords> headlines) => new(
        [.. headlines.SelectMany(h => h.Spoken)], [.. headlines.SelectMany(h => h.Kept)]);

    public static HeadlineWords Of(string text)
    {
        var words = Synonyms.Shipped.Read(Words.Of(text));
        return new HeadlineWords([.. words.Select(w => w.Text)], [.. ArticleWords.Kept(words)]);
    }
}
