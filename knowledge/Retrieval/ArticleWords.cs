using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>An article's words as text; making them needs nothing shared, so many threads can.</summary>
internal sealed record ArticleWords(Article Article, HeadlineWords[] Headlines, CountedWords All)
{
    /// <summary>With several headlines, all of them together are one more: a question may take its words from each.</summary>
    public static ArticleWords Of(Article article)
    {
        var all = new List<string>();
        foreach (var part in SearchText.All(article)) AddKept(Synonyms.Shipped.Read(Words.Of(part)), all);
        var lines = SearchText.Headlines(article).Select(h => Synonyms.Shipped.Read(Words.Of(h))).ToList();
        if (lines.Count > 1) lines.Add([.. lines.SelectMany(l => l)]);
        return new ArticleWords(article, [.. lines.Select(HeadlineWords.Of)], CountedWords.Of(all));
    }

    /// <summary>Every word of the article; those of its headlines are mostly in the whole text too.</summary>
    public IEnumerable<string> EveryWord() => Headlines.SelectMany(h => h.Kept.Words).Concat(All.Words);

    public static List<string> Kept(List<Word> words)
    {
        var kept = new List<string>(words.Count);
        AddKept(words, kept);
        return kept;
    }

    private static void AddKept(List<Word> words, List<string> kept)
    {
        foreach (var word in words)
            if (!Terms.IsStopWord(word.Text)) kept.Add(word.Text);
    }
}

/// <param name="LineGrams">The grams of all words of the headline with single blanks.</param>
/// <param name="Kept">The words that are no stop words.</param>
internal sealed record HeadlineWords(Tally[] LineGrams, CountedWords Kept)
{
    public static HeadlineWords Of(List<Word> words)
    {
        var grams = new List<int>();
        Vocabulary.AddGrams(string.Join(' ', words.Select(w => w.Text)), grams);
        return new HeadlineWords(Tally.Of(grams), CountedWords.Of(ArticleWords.Kept(words)));
    }
}
