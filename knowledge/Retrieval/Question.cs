using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>A question as the ranking reads it: stems with weights, the words kept, and the whole line.</summary>
internal sealed class Question
{
    /// <summary>Words beyond this are not read.</summary>
    public const int MostWords = 600;

    /// <summary>What a word that may stand in for an asked one counts.</summary>
    private const float NearWeight = 0.3f;

    /// <summary>What the likeliest right spelling of an unknown word counts.</summary>
    private const float SpellingWeight = 0.7f;

    private Question(string line, List<string> kept)
    {
        Line = line;
        Kept = kept;
    }

    /// <summary>All words with single blanks.</summary>
    public string Line { get; }

    /// <summary>Words without stop words, repeats kept.</summary>
    public List<string> Kept { get; }

    /// <summary>Stems that were asked for, with how often.</summary>
    public Dictionary<string, float> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Stems that stand in for asked ones, with their weight; never one that was asked for.</summary>
    public Dictionary<string, float> StandIns { get; } = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, float>> All => Asked.Concat(StandIns);

    /// <param name="text">People's own words.</param>
    /// <param name="spelling">Gives the likeliest known stem for an unknown one, or null.</param>
    public static Question Read(string text, Func<string, string?> spelling)
    {
        var words = Words.Of(SearchText.Readable(text));
        if (words.Count > MostWords) words = words[..MostWords];
        words = Synonyms.Shipped.Read(words);
        var question = new Question(string.Join(' ', words.Select(w => w.Text)), [.. ArticleWords.Kept(words)]);
        foreach (var word in question.Kept)
            CollectionsMarshal.GetValueRefOrAddDefault(question.Asked, Terms.Stem(word), out _)++;
        foreach (var stem in question.Asked.Keys)
        {
            foreach (var near in Synonyms.Shipped.Near(stem)) question.StandIn(near, NearWeight);
            if (spelling(stem) is { } right) question.StandIn(right, SpellingWeight);
        }

        return question;
    }

    private void StandIn(string stem, float weight)
    {
        if (!Asked.ContainsKey(stem)) StandIns[stem] = Math.Max(weight, StandIns.GetValueOrDefault(stem));
    }
}
