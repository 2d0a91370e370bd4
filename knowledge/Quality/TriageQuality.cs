using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Knowledge.Quality;

/// <summary>How well texts are given their classes. Shares are 0 to 1.</summary>
public sealed record TriageQuality
{
    public required int Texts { get; init; }

    /// <summary>Right answers among in-scope texts when none is turned away.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean over the in-scope classes of the test of each one's F1: small classes count like large ones.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share of the largest class: what always guessing it would give.</summary>
    public required double MajorityShare { get; init; }

    /// <summary>In-scope texts that are not turned away.</summary>
    public required double InScopeKept { get; init; }

    /// <summary>Right answers among in-scope texts when those below the threshold are turned away, which counts as wrong.</summary>
    public required double AccuracyWithThreshold { get; init; }

    /// <summary>Out-of-scope texts that are turned away; null without any.</summary>
    public double? OutOfScopeRecall { get; init; }

    public static TriageQuality Of(TextClassifier classifier, IReadOnlyCollection<LabelledText> test)
    {
        var inside = test.Where(t => t.Label != LabelledText.OutOfScope)
            .Select(t => (t.Label, Best: classifier.BestInScope(t.Text))).ToArray();
        var outside = test.Where(t => t.Label == LabelledText.OutOfScope).ToArray();
        return new TriageQuality
        {
            Texts = test.Count,
            Accuracy = Share(inside, t => t.Best.Label == t.Label),
            MacroF1 = MacroF1Of([.. inside.Select(t => (t.Label, t.Best.Label))]),
            MajorityShare = inside.Length == 0 ? 0 : (double)inside.CountBy(t => t.Label).Max(c => c.Value) / inside.Length,
            InScopeKept = Share(inside, t => t.Best.Sureness >= classifier.LeastSure),
            AccuracyWithThreshold = Share(inside, t => t.Best.Label == t.Label && t.Best.Sureness >= classifier.LeastSure),
            OutOfScopeRecall = outside.Length == 0
                ? null
                : Share(outside, t => classifier.Classify(t.Text) == LabelledText.OutOfScope),
        };
    }

    private static double Share<T>(T[] items, Func<T, bool> counts) => items.Length == 0 ? 0 : (double)items.Count(counts) / items.Length;

    /// <param name="answers">At least one.</param>
    internal static double MacroF1Of(IReadOnlyCollection<(string Right, string Given)> answers) => answers.Select(a => a.Right).Distinct()
        .Select(label =>
        {
            var hits = answers.Count(a => a.Right == label && a.Given == label);
            return 2.0 * hits / (answers.Count(a => a.Right == label) + answers.Count(a => a.Given == label));
        }).DefaultIfEmpty(0).Average();
}
