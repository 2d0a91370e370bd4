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

    /// <summary>Of the stems that nobody knows, so many are looked up as misspelled ones: a pasted log has hundreds.</summary>
    private const int MostSpelled = 24;

    private Question(string line) => Line = line;

    /// <summary>All words with single blanks.</summary>
    public string Line { get; }

    /// <summary>Words that are no stop words, with how often.</summary>
    public Dictionary<string, float> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Stems that were asked for, with how often.</summary>
    public Dictionary<string, float> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Stems that stand in for asked ones, with their weight; never one that was asked for.</summary>
    public Dictionary<string, float> StandIns { get; } = new(StringComparer.Ordinal);

    /// <param name="text">People's own words.</param>
    /// <param name="corpus">Tells known stems from others.</param>
    /// <param name="spelling">Gives the likeliest known stem for an unknown one.</param>
    public static Question Read(string text, Corpus corpus, Spelling spelling)
    {
        var words = Retrieval.Words.Of(SearchText.Readable(text));
        if (words.Count > MostWords) words = words[..MostWords];
        words = Synonyms.Shipped.Read(words);
        var question = new Question(string.Join(' ', words.Select(w => w.Text)));
        foreach (var word in words)
        {
            if (Terms.IsStopWord(word.Text)) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(question.Words, word.Text, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(question.Asked, Terms.Stem(word.Text), out _)++;
        }

        var unknown = 0;
        foreach (var stem in question.Asked.Keys)
        {
            foreach (var near in Synonyms.Shipped.Near(stem)) question.StandIn(near, NearWeight);
            if (corpus.FindStem(stem) is null && unknown++ < MostSpelled && spelling.Nearest(stem) is { } right)
                question.StandIn(right, SpellingWeight);
        }

        return question;
    }

    /// <summary>It has a word that not every report has.</summary>
    public bool IsTelling => Asked.Keys.Any(s => !Terms.IsOfEveryReport(s));

    /// <summary>All stems that count.</summary>
    public HashSet<string> Stems() => new(Asked.Keys.Concat(StandIns.Keys), StringComparer.Ordinal);

    private void StandIn(string stem, float weight)
    {
        if (!Asked.ContainsKey(stem)) StandIns[stem] = Math.Max(weight, StandIns.GetValueOrDefault(stem));
    }
}
