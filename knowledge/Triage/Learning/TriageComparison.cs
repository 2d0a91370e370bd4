namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>How often tickets get their right service. Shares are 0 to 1.</summary>
/// <param name="MacroF1">Mean over the services of each one's F1: rare services count like frequent ones.</param>
public sealed record TriageMeasure(double Accuracy, double MacroF1);

/// <summary>Triage before and after learning, each ticket judged by what was learned from others.</summary>
/// <param name="Texts">Distinct tickets.</param>
/// <param name="Services">Services with enough tickets.</param>
public sealed record TriageComparison(int Texts, int Services, TriageMeasure Before, TriageMeasure After)
{
    /// <summary>A figure may fall by so much while the other one rises more.</summary>
    private const double Slack = 0.01;

    public bool IsBetter =>
        After.Accuracy + After.MacroF1 > Before.Accuracy + Before.MacroF1
        && After.Accuracy >= Before.Accuracy - Slack && After.MacroF1 >= Before.MacroF1 - Slack;
}
