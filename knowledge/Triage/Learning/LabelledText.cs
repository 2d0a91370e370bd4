namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>A text and what it is about, as the desk decided.</summary>
/// <param name="Label">A class; <see cref="OutOfScope"/> for texts that belong to none.</param>
public sealed record LabelledText(string Text, string Label)
{
    public const string OutOfScope = "oos";
}
