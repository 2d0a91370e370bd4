namespace SupportBot.Bot.Diagnosis;

/// <summary>What a check found.</summary>
/// <param name="Check">Name of the check, for programs.</param>
/// <param name="Said">One sentence for the operator; names settings, never shows secrets.</param>
/// <param name="Fix">What to do; null when nothing is to be done.</param>
public sealed record Finding(string Check, Verdict Verdict, string Said, string? Fix = null);

/// <summary>How bad it is.</summary>
public enum Verdict
{
    Fine,

    /// <summary>Works now and will not for long, or works worse than it could.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Broken,

    /// <summary>Could not be checked, or there is nothing to check.</summary>
    Skipped,
}
