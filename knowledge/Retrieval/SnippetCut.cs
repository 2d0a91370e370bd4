using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Cuts the telling part out of a text.</summary>
internal static class SnippetCut
{
    /// <summary>Longest cut-out, in characters.</summary>
    public const int Longest = 200;

    /// <summary>The window of whole words that holds most of the terms; the beginning when none occurs.</summary>
    public static Snippet Around(string text, IReadOnlySet<string> terms)
    {
        var words = Words.Of(text);
        if (words.Count == 0) return new Snippet("", []);
        var isHit = words.Select(w => terms.Contains(Terms.Stem(w.Text))).ToArray();
        var (first, last) = BestWindow(words, isHit);
        var start = words[first].Start;
        var end = last == words.Count - 1 ? text.Length : words[last].End;
        var prefix = first > 0 ? "… " : "";
        var suffix = last < words.Count - 1 ? " …" : "";
        var marks = Enumerable.Range(first, last - first + 1).Where(i => isHit[i])
            .Select(i => (words[i].Start - start + prefix.Length, words[i].End - start + prefix.Length));
        return new Snippet(prefix + text[start..end].TrimEnd().Replace('\n', ' ') + suffix, [.. marks]);
    }

    private static (int First, int Last) BestWindow(List<Word> words, bool[] isHit)
    {
        var best = (First: 0, Last: 0, Hits: -1);
        var first = 0;
        var hits = 0;
        for (var last = 0; last < words.Count; last++)
        {
            hits += isHit[last] ? 1 : 0;
            while (words[last].End - words[first].Start > Longest && first < last) hits -= isHit[first++] ? 1 : 0;
            // A later window must be better; the same window may grow.
            if (hits > best.Hits || (hits == best.Hits && first == best.First)) best = (first, last, hits);
        }

        return (best.First, best.Last);
    }
}
