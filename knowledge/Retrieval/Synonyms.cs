using System.Collections.Frozen;
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Different ways to write or say the same thing, from the list that ships with the product.</summary>
public sealed class Synonyms
{
    private readonly FrozenDictionary<string, Rewrite[]> _same;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _near;

    /// <summary>A phrase, as stems, and the one word that it is read as.</summary>
    private sealed record Rewrite(string[] Phrase, string Word);

    private Synonyms(YamlMappingNode root)
    {
        var rewrites =
            from grouped in Groups(root, "same")
            let word = string.Concat(grouped[0].Split(' '))
            from phrase in grouped
            let stems = StemsOf(phrase)
            where stems.Length > 1 || stems[0] != word
            select new Rewrite(stems, word);
        _same = rewrites.GroupBy(r => r.Phrase[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => r.Phrase.Length).ToArray(), StringComparer.Ordinal);
        var pairs =
            from grouped in Groups(root, "near")
            let single = grouped.Select(p => Read(Words.Of(p))).Where(w => w.Count == 1).Select(w => Terms.Stem(w[0].Text)).Distinct().ToArray()
            from term in single
            from other in single
            where term != other
            select (term, other);
        _near = pairs.GroupBy(p => p.term, p => p.other, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToImmutableArray(), StringComparer.Ordinal);
    }

    public static Synonyms Shipped { get; } = new(ShippedList.Read("synonyms"));

    /// <summary>
    /// Words with foreign ones in English, and with every phrase of a "same" group replaced by the group's first; the longest
    /// phrase wins.
    /// </summary>
    public List<Word> Read(List<Word> words)
    {
        words = ForeignWords.Shipped.Read(words);
        List<Word>? read = null;
        for (var i = 0; i < words.Count;)
        {
            if (RewriteAt(words, i) is not { } rewrite)
            {
                read?.Add(words[i++]);
                if (read is null) i++;
                continue;
            }

            read ??= words[..i];
            var last = words[i + rewrite.Phrase.Length - 1];
            read.Add(new Word(rewrite.Word, words[i].Start, last.End));
            i += rewrite.Phrase.Length;
        }

        return read ?? words;
    }

    /// <summary>Terms that may stand in for a term, at less weight.</summary>
    public ImmutableArray<string> Near(string term) => _near.GetValueOrDefault(term, []);

    private Rewrite? RewriteAt(List<Word> words, int at)
    {
        if (!_same.TryGetValue(Terms.Stem(words[at].Text), out var candidates)) return null;
        foreach (var rewrite in candidates)
        {
            if (at + rewrite.Phrase.Length > words.Count) continue;
            var k = 1;
            while (k < rewrite.Phrase.Length && Terms.Stem(words[at + k].Text) == rewrite.Phrase[k]) k++;
            if (k == rewrite.Phrase.Length) return rewrite;
        }

        return null;
    }

    private static string[] StemsOf(string phrase) => [.. Words.Of(phrase).Select(w => Terms.Stem(w.Text))];

    private static IEnumerable<List<string>> Groups(YamlMappingNode root, string key) =>
        ((YamlSequenceNode)root[key]).Children.Select(g => ((YamlSequenceNode)g).Children.Select(p => p.ToString()).ToList());
}
