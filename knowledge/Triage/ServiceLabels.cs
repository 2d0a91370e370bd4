using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage;

/// <summary>
/// What the knowledge base's own labels say: how like a text is to the titles and symptoms of a service's articles. How rare a
/// term is hangs on all labels, so weights are worked out anew for each library; an article's terms are read once.
/// </summary>
internal sealed class ServiceLabels
{
    private readonly Dictionary<Article, Label[]> _read;
    private readonly Dictionary<string, List<(int Phrase, float Weight)>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rarity;
    private readonly string[] _serviceOfPhrase;

    private sealed record Label(string Service, HashSet<string> Terms);

    public ServiceLabels(ArticleLibrary library)
        : this(library, [])
    {
    }

    private ServiceLabels(ArticleLibrary library, Dictionary<Article, Label[]> known)
    {
        _read = new Dictionary<Article, Label[]>(ReferenceEqualityComparer.Instance);
        foreach (var article in library.All.Where(a => a.Services.Count > 0))
            _read[article] = known.TryGetValue(article, out var labels) ? labels : Read(article);
        var phrases = library.All.SelectMany(a => _read.GetValueOrDefault(a, [])).ToArray();
        _serviceOfPhrase = [.. phrases.Select(p => p.Service)];
        _rarity = phrases.SelectMany(p => p.Terms).CountBy(t => t, StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => Math.Log(1 + (double)phrases.Length / t.Value), StringComparer.Ordinal);
        for (var i = 0; i < phrases.Length; i++)
        {
            foreach (var (term, weight) in Weights(phrases[i].Terms))
            {
                if (!_postings.TryGetValue(term, out var postings)) _postings[term] = postings = [];
                postings.Add((i, (float)weight));
            }
        }
    }

    /// <summary>Of another library. Articles that are the same objects are not read again.</summary>
    public ServiceLabels Follow(ArticleLibrary library) => new(library, _read);

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

    private static Label[] Read(Article article) =>
        [.. article.Symptoms.Prepend(article.Title).Select(text => new Label(article.Services[0], Terms.TellingOf(Words.Of(text))))
            .Where(l => l.Terms.Count > 0)];

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
