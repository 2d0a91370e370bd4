using System.Collections.Frozen;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Reads what people write in German, French or Spanish as the English of the word lists and articles. It translates the
/// words of IT support, no sentences: enough to find the service and the article.
/// </summary>
public sealed class ForeignWords
{
    /// <summary>Shorter words are not taken for compounds.</summary>
    private const int ShortestCompound = 8;

    private readonly FrozenDictionary<string, Phrase[]> _byFirst;
    private readonly (string End, string[] English)[] _ends;
    private readonly FrozenSet<string> _function;
    private readonly FrozenSet<string> _alsoFunction;

    private sealed record Phrase(string[] Words, string[] English);

    private ForeignWords(YamlMappingNode root)
    {
        var entries = ((YamlMappingNode)root["words"]).Children
            .SelectMany(e => ((YamlSequenceNode)e.Value).Children.Select(w => (Foreign: w.ToString(), English: e.Key.ToString().Split(' ')))).ToList();
        _ends = [.. entries.Where(e => e.Foreign[0] == '*').Select(e => (e.Foreign[1..], e.English)).OrderByDescending(e => e.Item1.Length)];
        _byFirst = entries.Where(e => e.Foreign[0] != '*')
            .Select(e => new Phrase(e.Foreign.Split(' '), e.English)).GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);
        _function = Set(root, "function");
        _alsoFunction = Set(root, "alsoFunction");
    }

    public static ForeignWords Shipped { get; } = new(ShippedList.Read("foreign"));

    /// <summary>The same words with foreign ones in English; an English text comes back as it was given.</summary>
    public List<Word> Read(List<Word> words)
    {
        List<Word>? read = null;
        for (var i = 0; i < words.Count;)
        {
            var (english, length) = EnglishAt(words, i);
            if (length == 0)
            {
                read?.Add(words[i++]);
                if (read is null) i++;
                continue;
            }

            read ??= words[..i];
            foreach (var word in english) read.Add(new Word(word, words[i].Start, words[i + length - 1].End));
            i += length;
        }

        if (!IsForeign(words)) return read ?? words;
        return [.. (read ?? words).Where(w => IsTranslated(w) || !(_function.Contains(w.Text) || _alsoFunction.Contains(w.Text)))];
    }

    private bool IsForeign(List<Word> words)
    {
        string? first = null;
        foreach (var word in words)
        {
            if (!_function.Contains(word.Text) || word.Text == first) continue;
            if (first is not null) return true;
            first = word.Text;
        }

        return false;
    }

    /// <summary>"not" out of a translated phrase stays.</summary>
    private static bool IsTranslated(Word word) => word.End - word.Start != word.Text.Length;

    private static FrozenSet<string> Set(YamlMappingNode root, string key) =>
        ((YamlSequenceNode)root[key]).Children.Select(w => w.ToString()).ToFrozenSet(StringComparer.Ordinal);

    private (string[] English, int Length) EnglishAt(List<Word> words, int at)
    {
        if (_byFirst.TryGetValue(words[at].Text, out var phrases))
        {
            foreach (var phrase in phrases)
                if (IsAt(phrase, words, at)) return (phrase.English, phrase.Words.Length);
        }

        if (words[at].Text.Length < ShortestCompound) return ([], 0);
        foreach (var (end, english) in _ends)
            if (words[at].Text.EndsWith(end, StringComparison.Ordinal)) return (english, 1);
        return ([], 0);
    }

    private static bool IsAt(Phrase phrase, List<Word> words, int at)
    {
        if (at + phrase.Words.Length > words.Count) return false;
        for (var i = 1; i < phrase.Words.Length; i++)
            if (words[at + i].Text != phrase.Words[i]) return false;
        return true;
    }
}
