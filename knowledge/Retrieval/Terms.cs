using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Index terms: the stems of words, without the words that every sentence has.</summary>
public static class Terms
{
    /// <summary>Bounds the memory for stems that were worked out before.</summary>
    private const int MostRemembered = 200_000;

    private static readonly FrozenSet<string> StopWords = new[]
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
        "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
        "i", "my", "me", "we", "our", "you", "your", "im", "ive", "its", "so", "has", "have", "had", "do", "does", "am", "been",
        "can", "how", "what", "please", "hi", "hello", "hey", "thanks",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Stems that reports about anything have: "it does not work" is about no service, and no article answers it.</summary>
    private static readonly FrozenSet<string> OfEveryReport = new[]
    {
        "work", "problem", "issu", "error", "fail", "broken", "help", "doesnt", "cannot", "cant", "wont", "isnt", "doesnot", "willnot", "anymor", "ani", "more",
        "someth", "noth", "thing", "again", "still", "just", "get", "need",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);

    public static List<string> Of(IReadOnlyList<Word> words)
    {
        var terms = new List<string>(words.Count);
        foreach (var word in words)
            if (!IsStopWord(word.Text)) terms.Add(Stem(word.Text));
        return terms;
    }

    /// <summary>The telling terms of a text in any language the product knows, synonyms as one: no fillers, nothing that every report says.</summary>
    public static HashSet<string> TellingOf(string text) => TellingOf(Synonyms.Shipped.Read(ForeignWords.Shipped.Read(Words.Of(text))));

    /// <inheritdoc cref="TellingOf(string)"/>
    public static HashSet<string> TellingOf(IReadOnlyList<Word> words) => [.. Of(words).Where(t => !IsOfEveryReport(t))];

    public static bool IsStopWord(string word) => StopWords.Contains(word);

    public static bool IsOfEveryReport(string stem) => OfEveryReport.Contains(stem);

    /// <summary>A word with a digit is a code or a name and stays whole.</summary>
    public static string Stem(string word)
    {
        if (Stems.TryGetValue(word, out var known)) return known;
        var stem = word;
        if (!word.Any(char.IsDigit))
        {
            var stemmer = new EnglishStemmer();
            stemmer.SetCurrent(word);
            stemmer.Stem();
            stem = stemmer.Current;
        }

        if (Stems.Count < MostRemembered) Stems[word] = stem;
        return stem;
    }
}
