using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>How many are hit and how badly.</summary>
internal sealed record Severity(Impact Impact, Urgency Urgency, bool IsSecurityRelevant, ImmutableList<TriageEvidence> Evidence)
{
    /// <summary>People may come to harm.</summary>
    public bool IsDanger { get; init; }
}

/// <summary>Decides impact and urgency from the word lists; the matrix makes the priority of them.</summary>
internal static class SeverityRules
{
    public static Severity Decide(List<Word> words, Lexicon lexicon, TriageKind kind)
    {
        var reasons = ImmutableList.CreateBuilder<TriageEvidence>();
        var impact = ImpactOf(words, lexicon, reasons);
        var urgency = UrgencyOf(words, lexicon, kind, reasons);
        var security = lexicon.Security.Find(words);
        if (security.Exists(m => m.Tag == "acute"))
        {
            // One taken account or device is a way into all others: never less than a team that has stopped.
            impact = impact < Impact.Team ? Impact.Team : impact;
            urgency = Urgency.Stopped;
            reasons.Add(new TriageEvidence("security", "", Said(words, security[0])));
        }

        var dangers = lexicon.Dangers.Find(words);
        var isDanger = dangers.Exists(m => m.Tag == "danger");
        if (isDanger)
        {
            // The cell of the highest priority, whoever is hit.
            impact = impact < Impact.Site ? Impact.Site : impact;
            urgency = Urgency.Stopped;
            reasons.Add(new TriageEvidence("danger", "", Said(words, dangers.Find(m => m.Tag == "danger"))));
        }

        return new Severity(impact, urgency, security.Count > 0, reasons.ToImmutable()) { IsDanger = isDanger };
    }

    private static Impact ImpactOf(List<Word> words, Lexicon lexicon, ImmutableList<TriageEvidence>.Builder reasons)
    {
        var found = lexicon.Impacts.Find(words);
        foreach (var (tag, impact) in new[]
                 {
                     ("person", Impact.Person), ("company", Impact.Company), ("site", Impact.Site), ("team", Impact.Team),
                 })
        {
            if (found.FindIndex(m => m.Tag == tag) is not (>= 0 and var at)) continue;
            reasons.Add(new TriageEvidence("impact", impact.ToString(), Said(words, found[at])));
            return impact;
        }

        return Impact.Person;
    }

    private static Urgency UrgencyOf(
        List<Word> words, Lexicon lexicon, TriageKind kind, ImmutableList<TriageEvidence>.Builder reasons)
    {
        var found = lexicon.Urgencies.Find(words);
        var worst = Urgency.Hampered;
        if (found.FindIndex(m => m.Tag == "stopped") is >= 0 and var stopped) Take(Urgency.Stopped, stopped);
        else if (found.FindIndex(m => m.Tag == "hampered") is >= 0 and var hampered) Take(Urgency.Hampered, hampered);
        else if (found.FindIndex(m => m.Tag == "annoying") is >= 0 and var annoying) Take(Urgency.Annoying, annoying);
        else if (kind is not TriageKind.Incident) worst = Urgency.Annoying;
        if (kind is TriageKind.Question && worst == Urgency.Hampered) worst = Urgency.Annoying;
        if (worst > Urgency.Annoying && found.FindIndex(m => m.Tag == "relief") is >= 0 and var relief) Take(worst - 1, relief);
        return worst;

        void Take(Urgency urgency, int match)
        {
            worst = urgency;
            reasons.Add(new TriageEvidence("urgency", urgency.ToString(), Said(words, found[match])));
        }
    }

    private static string Said(List<Word> words, PhraseMatch<string> match) =>
        string.Join(' ', words[match.First..(match.Last + 1)].Select(w => w.Text));
}
