using System.Collections.Frozen;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>
/// What the knowledge base's own labels say: how like a text is to the titles and symptoms of a service's articles.
/// </summary>
internal sealed class ServiceLabels
{
    private readonly FrozenDictionary<string, (int Phrase, float Weight)[]> _postings;
    private readonly FrozenDictionary<string, double> _rarity;
    private readonly string[] _serviceOfPhrase;

    public ServiceLabels(ArticleLibrary library)
    {
        var phrases = library.All.Where(a => a.Services.Count > 0)
            .SelectMany(a => a.Symptoms.Prepend(a.Title).Select(text => (Service: a.Services[0], Terms: Terms.TellingOf(Words.Of(text)))))
            .Where(p => p.Terms.Count > 0).ToArray();
        _serviceOfPhrase = [.. phrases.Select(p => p.Service)];
        _rarity = phrases.SelectMany(p => p.Terms).CountBy(t => t, StringComparer.Ordinal)
            .ToFrozenDictionary(t => t.Key, t => Math.Log(1 + (double)phrases.Length / t.Value), StringComparer.Ordinal);
        _postings = phrases
            .SelectMany((p, i) => Weights(p.Terms).Select(t => (t.Term, Posting: (i, (float)t.Weight))))
            .GroupBy(t => t.Term, t => t.Posting, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Cosine of the likest title or symptom of each service, 0 to 1; services without any likeness are left out.</summary>
    public Dictionary<string, double> Likeness(List<Word> words)
    {
        var cosines = new Dictionary<int, double>();
        foreach (var (term, weight) in Weights(Terms.TellingOf(words)))
        {
            if (!_postings.TryGetValue(term, out var postings)) continue;
            foreach (var (phrase, phraseWeight) in postings)
                cosines[phrase] = cosines.GetValueOrDefault(phrase) + weight * phraseWeight;
        }

        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (phrase, cosine) in cosines)
        {
            var service = _serviceOfPhrase[phrase];
            if (cosine > best.GetValueOrDefault(service)) best[service] = cosine;
        }

        return best;
    }

    private IEnumerable<(string Term, double Weight)> Weights(HashSet<string> terms)
    {
        var known = terms.Where(_rarity.ContainsKey).ToArray();
        // A word nobody ever used counts like a rare one: it makes the rest less like.
        var unknown = (terms.Count - known.Length) * Math.Pow(UnknownRarity, 2);
        var length = Math.Sqrt(known.Sum(t => _rarity[t] * _rarity[t]) + unknown);
        return known.Select(t => (t, _rarity[t] / length));
    }

    private const double UnknownRarity = 2.0;
}
