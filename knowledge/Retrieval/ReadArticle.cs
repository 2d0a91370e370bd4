using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>An article as numbers, ready to be held against questions. It outlives the corpus that it was read for.</summary>
internal sealed class ReadArticle
{
    private SectionStems? _sections;

    private ReadArticle(Article article, int slot, Headline[] headlines, TextTally whole)
    {
        Article = article;
        Slot = slot;
        Headlines = headlines;
        Whole = whole;
        IsOpen = ArticleScope.Everyone.Allows(article);
    }

    public Article Article { get; }

    /// <summary>Names it in Lucene's index; never used again after the article is gone.</summary>
    public int Slot { get; }

    public Headline[] Headlines { get; }

    public TextTally Whole { get; }

    /// <summary>Everybody may see it.</summary>
    public bool IsOpen { get; }

    /// <summary>Nobody wrote a headline: it was the first line of a text without a title.</summary>
    public bool HasGuessedHeadline => Article is { Title.Length: 0, Symptoms.IsEmpty: true };

    public static ReadArticle From(ArticleWords text, int slot, Vocabulary vocabulary) => new(
        text.Article,
        slot,
        Array.ConvertAll(text.Headlines, h => new Headline(h.LineGrams, TextTally.Of(h.Kept, vocabulary))),
        TextTally.Of(text.All, vocabulary));

    /// <summary>
    /// The distinct stems of each section that the vocabulary knows. Read when the article is found for the first time; two
    /// threads may do so at once, both read the same.
    /// </summary>
    public int[][] StemsBySection(Vocabulary vocabulary)
    {
        if (_sections is { } known && known.Vocabulary == vocabulary) return known.Stems;
        var read = new SectionStems(vocabulary, [.. Article.Sections.Select(s => StemsOf(s, vocabulary))]);
        _sections = read;
        return read.Stems;
    }

    private static int[] StemsOf(ArticleSection section, Vocabulary vocabulary) =>
        [.. Terms.Of(Synonyms.Shipped.Read(Words.Of(section.Heading + " " + section.Text))).Distinct(StringComparer.Ordinal)
            .Select(vocabulary.FindStem).OfType<int>()];

    private sealed record SectionStems(Vocabulary Vocabulary, int[][] Stems);
}

/// <summary>A title, symptom or resolved phrasing.</summary>
/// <param name="LineGrams">The grams of the whole line.</param>
/// <param name="Text">Its words without stop words.</param>
internal sealed record Headline(Tally[] LineGrams, TextTally Text);

/// <summary>
/// A text's distinct words and stems in the order in which they come first, and how many words it has, repeats counted. The
/// order is the text's own, so that sums over it are the same to the last bit whatever numbers a vocabulary gave.
/// </summary>
internal sealed record TextTally(Tally[] Words, Tally[] Stems, int Length)
{
    public static TextTally Of(CountedWords counted, Vocabulary vocabulary)
    {
        var words = new Tally[counted.Words.Length];
        var stems = new OrderedDictionary<int, int>(counted.Words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var id = vocabulary.WordOf(counted.Words[i]);
            words[i] = new Tally(id, counted.Counts[i]);
            var stem = vocabulary.StemOfWord(id);
            if (!stems.TryAdd(stem, counted.Counts[i], out var at)) stems.SetAt(at, stems.GetAt(at).Value + counted.Counts[i]);
        }

        var tallies = new Tally[stems.Count];
        for (var i = 0; i < tallies.Length; i++) tallies[i] = new Tally(stems.GetAt(i).Key, stems.GetAt(i).Value);
        return new TextTally(words, tallies, counted.Length);
    }
}
