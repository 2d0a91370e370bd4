using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>What came of a training.</summary>
public abstract record TrainingOutcome
{
    private TrainingOutcome() { }

    /// <summary>There is too little to learn from.</summary>
    public sealed record TooLittle(int Texts, int Services) : TrainingOutcome;

    /// <summary>Triage would not be better than it is without.</summary>
    public sealed record NoBetter(TriageComparison Measured) : TrainingOutcome;

    /// <param name="Weight">What it counts against the word lists; of a few the one that was measured best.</param>
    public sealed record Better(TriageComparison Measured, PackedClassifier Classifier, double Weight) : TrainingOutcome;
}

/// <summary>
/// Learns from tickets which words belong to which service, and measures first whether that helps. The same tickets in the
/// same order give the same outcome.
/// </summary>
public static class ServiceTraining
{
    /// <summary>Fewest distinct tickets.</summary>
    public const int FewestTexts = 100;

    /// <summary>A service with fewer is left out.</summary>
    public const int FewestOfService = 8;

    private const int FewestServices = 2;

    /// <summary>Each ticket is judged by what was learned from four fifths of the others.</summary>
    private const int Folds = 5;

    /// <summary>What learning may count, against 3 for a word that names a service.</summary>
    private static readonly double[] Weights = [1.5, 3, 6];

    /// <summary>About a megabyte in the store with fifteen services.</summary>
    private const int MostFeatures = 30_000;

    /// <param name="library">Articles whose labels triage uses in any case.</param>
    /// <param name="texts">Tickets with the service that the desk worked on; the first of equal ones counts.</param>
    public static TrainingOutcome Train(ArticleLibrary library, IEnumerable<LabelledText> texts)
    {
        var known = TriageServices.All.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var services = texts.Where(t => known.Contains(t.Label)).DistinctBy(t => Key(t.Text), StringComparer.Ordinal)
            .GroupBy(t => t.Label, StringComparer.Ordinal).Where(g => g.Count() >= FewestOfService)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var all = services.SelectMany(g => g).ToList();
        if (all.Count < FewestTexts || services.Count < FewestServices) return new TrainingOutcome.TooLittle(all.Count, services.Count);
        var (before, after) = Answers(library, services);
        var (weight, answers) = after.MaxBy(a => Worth(MeasureOf(a.Value)));
        var measured = new TriageComparison(all.Count, services.Count, MeasureOf(before), MeasureOf(answers));
        return measured.IsBetter ? new TrainingOutcome.Better(measured, Fit(all), weight) : new TrainingOutcome.NoBetter(measured);
    }

    /// <summary>Each ticket's right service beside the one that triage gives: as it ships, and for each weight after learning from others.</summary>
    private static (List<(string, string)> Before, SortedDictionary<double, List<(string, string)>> After) Answers(
        ArticleLibrary library, List<List<LabelledText>> services)
    {
        var shipped = new ServiceTriage(library);
        var folds = services
            .SelectMany(s => SeededOrder.By(s.Select((t, i) => (Text: t, Key: $"{i}")), seed: 1, t => t.Key).Select((t, i) => (t.Text, Fold: i % Folds)))
            .ToLookup(t => t.Fold, t => t.Text);
        var before = new List<(string, string)>();
        var after = new SortedDictionary<double, List<(string, string)>>();
        for (var fold = 0; fold < Folds; fold++)
        {
            before.AddRange(folds[fold].Select(t => (t.Label, shipped.Assess(t.Text).ServiceId)));
            if (Fit([.. Enumerable.Range(0, Folds).Where(f => f != fold).SelectMany(f => folds[f])]).Open() is not { } classifier) continue;
            foreach (var weight in Weights)
            {
                var taught = new ServiceTriage(library, new LearnedServices(classifier, weight));
                if (!after.TryGetValue(weight, out var answers)) after[weight] = answers = [];
                answers.AddRange(folds[fold].Select(t => (t.Label, taught.Assess(t.Text).ServiceId)));
            }
        }

        return (before, after);
    }

    private static double Worth(TriageMeasure measure) => measure.Accuracy + measure.MacroF1;

    private static PackedClassifier Fit(List<LabelledText> texts) => PackedClassifier.Of(ClassifierTraining.TrainWithin(texts, MostFeatures));

    private static TriageMeasure MeasureOf(List<(string Right, string Given)> answers) =>
        new((double)answers.Count(a => a.Right == a.Given) / answers.Count, TriageQuality.MacroF1Of(answers));

    /// <summary>The same words, however they are written, are one ticket: it must not be learned from and asked about.</summary>
    private static string Key(string text) => string.Join(' ', Words.Of(text).Select(w => w.Text));
}
