using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Triage;

/// <summary>
/// Reads from people's own words what service they mean, what they want, whom it hits and how badly. Word lists and the
/// knowledge base's own labels decide, and what was learned from the desk's tickets; the same words with the same knowledge
/// base give the same verdict.
/// </summary>
public sealed class ServiceTriage
{
    /// <summary>Words beyond this are not read: a report says what it is about in its first lines.</summary>
    public const int MostWords = 600;

    /// <summary>Evidence below this is no service: a single faint word.</summary>
    private const double LeastEvidence = 1.0;

    /// <summary>As much as one word that names a service.</summary>
    private const double ClearEvidence = 3.0;

    /// <summary>What the knowledge base's labels weigh at most, against 3 for a word that names a service.</summary>
    private const double LabelWeight = 3.0;

    private readonly ServiceLabels _labels;
    private readonly LearnedServices? _learned;

    /// <param name="learned">What the desk's tickets taught; null is what ships with the program.</param>
    public ServiceTriage(ArticleLibrary library, LearnedServices? learned = null)
        : this(new ServiceLabels(library), learned)
    {
    }

    private ServiceTriage(ServiceLabels labels, LearnedServices? learned) => (_labels, _learned) = (labels, learned);

    /// <summary>Of another library or other lessons. Articles that are the same objects are not read again.</summary>
    public ServiceTriage Follow(ArticleLibrary library, LearnedServices? learned) => new(_labels.Follow(library), learned);

    public TriageVerdict Assess(string text)
    {
        var words = Words.Of(text);
        if (words.Count > MostWords) words = words[..MostWords];
        words = ForeignWords.Shipped.Read(words);
        var lexicon = Lexicon.Shipped;
        var matches = lexicon.ServicePhrases.Find(words);
        var labels = _labels.Likeness(words);
        var scores = Said(words, matches, labels);
        // Only words that name a service make small talk a matter for the desk; what tickets taught does not.
        var kind = KindRules.Decide(words, lexicon, scores.Values.Any(weight => weight >= ClearEvidence));
        var ranked = Ranked(scores, text);
        var service = kind.Kind is not TriageKind.OutOfScope && ranked is [{ Weight: >= LeastEvidence } best, ..]
            ? best.ServiceId
            : TriageVerdict.OtherService;
        var severity = SeverityRules.Decide(words, lexicon, kind.Kind);
        if (severity.IsDanger)
        {
            kind = new KindVerdict(TriageKind.Incident, IsSaid: true, []);
            if (ranked is not [{ Weight: >= ClearEvidence }, ..]) service = TriageVerdict.OtherService;
        }

        return new TriageVerdict
        {
            Kind = kind.Kind,
            ServiceId = service,
            ServiceName = lexicon.NameOf(service),
            Impact = severity.Impact,
            Urgency = severity.Urgency,
            Since = SinceWhen.In(text),
            IsSecurityRelevant = severity.IsSecurityRelevant,
            IsDanger = severity.IsDanger,
            Confidence = ConfidenceOf(ranked),
            Question = severity.IsDanger ? null : Ask(kind, ranked, words.Count),
            Evidence = [.. Evidence(service, words, matches, labels, text), .. kind.Evidence, .. severity.Evidence],
        };
    }

    private static Dictionary<string, double> Said(List<Word> words, List<PhraseMatch<ServiceEvidence>> matches, Dictionary<string, double> labels)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var counted = new HashSet<(string, string)>();
        foreach (var match in matches)
        {
            // Saying the same word twice makes it no truer.
            if (!counted.Add((match.Tag.ServiceId, words[match.First].Text))) continue;
            scores[match.Tag.ServiceId] = scores.GetValueOrDefault(match.Tag.ServiceId) + match.Tag.Weight;
        }

        foreach (var (service, likeness) in labels) scores[service] = scores.GetValueOrDefault(service) + LabelWeight * likeness;
        return scores;
    }

    private List<ServiceEvidence> Ranked(Dictionary<string, double> scores, string text)
    {
        foreach (var (service, weight) in _learned?.EvidenceIn(text) ?? [])
            scores[service] = scores.GetValueOrDefault(service) + weight;
        return [.. scores.Select(s => new ServiceEvidence(s.Key, s.Value))
            .OrderByDescending(s => s.Weight).ThenBy(s => s.ServiceId, StringComparer.Ordinal)];
    }

    /// <summary>Near 1 for much evidence without a rival; below one half when two services are alike.</summary>
    private static double ConfidenceOf(List<ServiceEvidence> ranked)
    {
        if (ranked.Count == 0) return 0;
        var second = ranked.Count > 1 ? ranked[1].Weight : 0;
        return ranked[0].Weight / (ranked[0].Weight + second + LeastEvidence);
    }

    private static TriageQuestion? Ask(KindVerdict kind, List<ServiceEvidence> ranked, int words)
    {
        const int mostChoices = 3;
        const int fewWords = 2;
        if (kind.Kind is not (TriageKind.Incident or TriageKind.Request or TriageKind.Question)) return null;
        if (ranked is not [{ Weight: >= LeastEvidence }, ..])
            return new TriageQuestion(TriageUnknown.Service, [.. ranked.Take(mostChoices).Select(r => r.ServiceId)]);
        return words <= fewWords && !kind.IsSaid ? new TriageQuestion(TriageUnknown.Problem, [ranked[0].ServiceId]) : null;
    }

    /// <summary>The words that name the service, and whether its articles or earlier tickets say the same.</summary>
    private IEnumerable<TriageEvidence> Evidence(
        string service, List<Word> words, List<PhraseMatch<ServiceEvidence>> matches, Dictionary<string, double> labels, string text)
    {
        const int most = 4;
        const double tells = 0.3;
        if (service == TriageVerdict.OtherService) yield break;
        var said = matches.Where(m => m.Tag.ServiceId == service).OrderByDescending(m => m.Tag.Weight)
            .Select(m => string.Join(' ', words[m.First..(m.Last + 1)].Select(w => w.Text))).Distinct(StringComparer.Ordinal).Take(most);
        var quoted = string.Join(", ", said);
        if (quoted.Length > 0) yield return new TriageEvidence("service", service, quoted);
        if (labels.GetValueOrDefault(service) >= tells) yield return new TriageEvidence("articles", service, "");
        if (_learned?.EvidenceIn(text).Any(e => e.ServiceId == service) == true) yield return new TriageEvidence("learned", service, "");
    }
}
