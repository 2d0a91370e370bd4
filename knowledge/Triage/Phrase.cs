using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>
/// A phrase as the word lists write it: words, "word*" for any word with that beginning, ".." for up to two words between,
/// "a|b" for either word.
/// </summary>
internal sealed class Phrase
{
    private const int LongestGap = 2;

    private readonly (string Word, bool IsPrefix, int GapBefore)[] _parts;

    private Phrase((string, bool, int)[] parts) => _parts = parts;

    public string FirstWord => _parts[0].Word;

    /// <summary>The phrases that a line stands for: one for each combination of its alternatives.</summary>
    /// <exception cref="FormatException">The line has no word, or begins with a gap.</exception>
    public static IEnumerable<Phrase> Read(string line)
    {
        IEnumerable<(string, bool, int)[]> phrases = [[]];
        var gap = 0;
        foreach (var piece in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece == "..")
            {
                gap = LongestGap;
                continue;
            }

            var before = gap;
            var choices = piece.Split('|').Select(choice => Parts(choice, before)).ToArray();
            phrases = [.. phrases.SelectMany(p => choices.Select(c => p.Concat(c).ToArray()))];
            gap = 0;
        }

        foreach (var parts in phrases)
        {
            if (parts is not [(_, _, 0), ..]) throw new FormatException($"'{line}' must begin with a word");
            yield return new Phrase(parts);
        }
    }

    /// <summary>Position of the last word when the phrase stands at a position; null when it does not.</summary>
    public int? LastWordFrom(IReadOnlyList<Word> words, int first)
    {
        if (!Fits(words, first, 0)) return null;
        var at = first;
        for (var part = 1; part < _parts.Length; part++)
        {
            var next = at + 1;
            while (next <= at + 1 + _parts[part].GapBefore && !Fits(words, next, part)) next++;
            if (next > at + 1 + _parts[part].GapBefore) return null;
            at = next;
        }

        return at;
    }

    private bool Fits(IReadOnlyList<Word> words, int at, int part) => at < words.Count
        && (_parts[part].IsPrefix
            ? words[at].Text.StartsWith(_parts[part].Word, StringComparison.Ordinal)
            : words[at].Text.Equals(_parts[part].Word, StringComparison.Ordinal));

    private static IEnumerable<(string, bool, int)> Parts(string piece, int gapBefore)
    {
        var isPrefix = piece.EndsWith('*');
        var words = Words.Of(piece);
        return words.Select((w, i) => (w.Text, isPrefix && i == words.Count - 1, i == 0 ? gapBefore : 0));
    }
}
