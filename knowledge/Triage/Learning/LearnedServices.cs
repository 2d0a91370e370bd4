namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>What the desk's own tickets taught triage: how strongly a text speaks for each service.</summary>
public sealed class LearnedServices
{
    /// <summary>A text like none that was learned from lies at -1 for every service, one like a service's tickets at 1.</summary>
    private const double Silent = -0.5;

    private readonly TextClassifier _classifier;
    private readonly double _weight;

    /// <param name="weight">What a text like the tickets of a service weighs, against 3 for a word that names it; above 0.</param>
    public LearnedServices(TextClassifier classifier, double weight) => (_classifier, _weight) = (classifier, weight);

    /// <summary>Services that a text speaks for, with what that weighs; none for a text like nothing that was learned from.</summary>
    internal IEnumerable<ServiceEvidence> EvidenceIn(string text)
    {
        var scores = _classifier.Scores(text);
        for (var i = 0; i < scores.Count; i++)
        {
            // What the words add counts, not how frequent a service is: of two services each has half of all tickets.
            var strength = Math.Min(scores[i].Score - Silent, scores[i].Score - _classifier.ConstantOf(i));
            if (strength > 0) yield return new ServiceEvidence(scores[i].Label, _weight * Math.Min(strength, 1));
        }
    }
}
