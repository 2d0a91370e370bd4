using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Answers;

/// <summary>Holds a proposed answer against the passages it says it is taken from. No citation, no answer.</summary>
internal static partial class CitationCheck
{
    /// <summary>Share of a sentence's words that its passages must have.</summary>
    private const double LeastShared = 0.6;

    private const int LongestSentence = 300;
    private const int MostSentences = 4;

    /// <summary>Null when any sentence is not borne out: half of a wrong answer is no better.</summary>
    /// <param name="proposed">Each sentence with the numbers of its passages, from 1.</param>
    /// <param name="sameLanguage">The answer is in the passages' language, so their words can be compared.</param>
    public static GroundedAnswer? Of(
        IReadOnlyList<(string Text, IReadOnlyList<int> Passages)> proposed, IReadOnlyList<Passage> passages, bool sameLanguage)
    {
        if (proposed.Count is 0 or > MostSentences) return null;
        var sentences = ImmutableList.CreateBuilder<AnswerSentence>();
        foreach (var (text, numbers) in proposed)
        {
            if (SafeText.Of(text, LongestSentence) is not { } safe || numbers.Count == 0) return null;
            if (Reserved().IsMatch(safe)) return null;
            if (numbers.Any(n => n < 1 || n > passages.Count)) return null;
            var cited = numbers.Distinct().Select(n => passages[n - 1]).ToArray();
            if (!IsBorneOut(safe, cited, sameLanguage)) return null;
            sentences.Add(new AnswerSentence(safe, [.. cited.Select(p => new Citation(p.ArticleId, p.Title)).Distinct()]));
        }

        return new GroundedAnswer(sentences.ToImmutable());
    }

    private static bool IsBorneOut(string sentence, Passage[] cited, bool sameLanguage)
    {
        var known = cited.SelectMany(p => StemsOf(p.Title + " " + p.Heading + " " + p.Text)).ToHashSet(StringComparer.Ordinal);
        var said = StemsOf(sentence).Distinct(StringComparer.Ordinal).ToArray();
        // A number or code that no passage has is made up, in any language.
        if (said.Any(s => s.Any(char.IsDigit) && !known.Contains(s))) return false;
        return !sameLanguage || (said.Length > 0 && said.Count(known.Contains) >= LeastShared * said.Length);
    }

    /// <summary>What the desk decides and no article and no model says: money, coverage, priority, roles.</summary>
    [GeneratedRegex(@"\b(?:free of charge|no charge|for free|kostenlos|gratuit|gratis|covered|coverage|contract|vertrag|contrat|contrato|invoice|price|prices|preis|prix|precio"
        + @"|costs?|refund|priority|priorit\w+|(?:pre-?)?approv\w+|authori[sz]\w+|eur|usd|your role|you are now|admin(?:istrator)? (?:access|rights) (?:is|are|has|have)|system prompt|instructions are)\b|[€$£]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();

    private static List<string> StemsOf(string text) => Terms.Of(Synonyms.Shipped.Read(Words.Of(text)));
}
