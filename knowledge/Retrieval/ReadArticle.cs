using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>An article as numbers, ready to be held against questions.</summary>
internal sealed class ReadArticle
{
    private ReadArticle(Article article, Headline[] headlines, TextTally whole)
    {
        Article = article;
        Headlines = headlines;
        Whole = whole;
    }

    public Article Article { get; }

    public Headline[] Headlines { get; }

    public TextTally Whole { get; }

    /// <summary>Nobody wrote a headline: it was the first line of a text without a title.</summary>
    public bool HasGuessedHeadline => Article is { Title.Length: 0, Symptoms.IsEmpty: true };

    public static ReadArticle From(ArticleWords text, Vocabulary vocabulary) => new(
        text.Article,
        Array.ConvertAll(text.Headlines, h => new Headline(h.LineGrams, TextTally.Of(h.Kept, vocabulary))),
        TextTally.Of(text.All, vocabulary));
}

/// <summary>A title, symptom or resolved phrasing.</summary>
/// <param name="LineGrams">The grams of the whole line.</param>
/// <param name="Text">Its words without stop words.</param>
internal sealed record Headline(Tally[] LineGrams, TextTally Text);

/// <summary>A text's distinct words and stems, ascending, and how many words it has, repeats counted.</summary>
internal sealed record TextTally(Tally[] Words, Tally[] Stems, int Length)
{
    public static TextTally Of(List<string> words, Vocabulary vocabulary)
    {
        var ids = words.ConvertAll(vocabulary.WordOf);
        var tallies = Tally.Of(ids);
        var stems = ids.ConvertAll(vocabulary.StemOfWord);
        return new TextTally(tallies, Tally.Of(stems), words.Count);
    }
}
