using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>What somebody wants, and whether words said so or it is the usual case.</summary>
internal sealed record KindVerdict(TriageKind Kind, bool IsSaid, ImmutableList<TriageEvidence> Evidence);

/// <summary>Decides what somebody wants from the word lists.</summary>
internal static class KindRules
{
    /// <summary>Longest message that asks for a person and nothing else.</summary>
    private const int MostWordsForHuman = 14;

    /// <summary>Words that may stand beside a greeting or thanks without making it something else.</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "bot", "team", "there", "so", "very", "again", "all", "and", "ok", "okay", "for", "now", "please", "dear", "support", "you", "your", "the", "help", "everyone", "it", "that", "oh", "ah", "well", "much",
    };

    public static KindVerdict Decide(List<Word> words, Lexicon lexicon, bool namesService)
    {
        var found = lexicon.Kinds.Find(words);
        if (SmallTalk(words, found) is { } smallTalk) return smallTalk;
        if (words.Count <= MostWordsForHuman && Has(found, "human.anywhere")) return Said(TriageKind.Human);
        if (!namesService && Has(found, "outofscope.anywhere")) return Said(TriageKind.OutOfScope);
        if (!namesService && Has(found, "chitchat.anywhere")) return Said(TriageKind.ChitChat);
        return Matter(words, found, lexicon.Urgencies.Find(words));
    }

    /// <summary>Incident, request or question: what fails counts before what is wished, and that before what is asked.</summary>
    private static KindVerdict Matter(List<Word> words, List<PhraseMatch<string>> found, List<PhraseMatch<string>> urgencies)
    {
        var wishes = Has(found, "request.anywhere");
        var asksFor = AtStart("request.start");
        if (urgencies.Exists(u => u.Tag is "stopped" or "hampered"))
            return Said(wishes && asksFor ? TriageKind.Request : TriageKind.Incident);
        if (!wishes && (AtStart("question.start") || Has(found, "question.anywhere"))) return Said(TriageKind.Question);
        if (wishes || asksFor) return Said(TriageKind.Request);
        return new KindVerdict(TriageKind.Incident, urgencies.Count > 0, []);

        bool AtStart(string tag) => found.Exists(m => m.Tag == tag && IsSentenceStart(words, m.First));
    }

    private static bool Has(List<PhraseMatch<string>> found, string tag) => found.Exists(m => m.Tag == tag);

    /// <summary>The whole message is a greeting, thanks or chat.</summary>
    private static KindVerdict? SmallTalk(List<Word> words, List<PhraseMatch<string>> found)
    {
        var only = found.Where(m => m.Tag.EndsWith(".only", StringComparison.Ordinal)).ToArray();
        if (only.Length == 0) return null;
        for (var i = 0; i < words.Count; i++)
            if (!Fillers.Contains(words[i].Text) && !only.Any(m => m.First <= i && i <= m.Last)) return null;
        if (only.Any(m => m.Tag == "human.only")) return Said(TriageKind.Human);
        if (only.Any(m => m.Tag == "thanks.only")) return Said(TriageKind.Thanks);
        return Said(only.Any(m => m.Tag == "chitchat.only") ? TriageKind.ChitChat : TriageKind.Greeting);
    }

    /// <summary>At the beginning, or after a greeting or a few words of politeness.</summary>
    private static bool IsSentenceStart(List<Word> words, int first)
    {
        const int mostBefore = 4;
        // Words of different sentences are further apart than one blank: ". " or ", ".
        return first <= mostBefore || words[first].Start - words[first - 1].End > 1;
    }

    private static KindVerdict Said(TriageKind kind) => new(kind, IsSaid: true, [new TriageEvidence("kind", kind.ToString(), "")]);
}
