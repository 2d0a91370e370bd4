using System.Collections.Immutable;

namespace SupportBot.Bot.Terminal;

/// <summary>A pressed button as somebody types it: <c>[2]</c>, <c>[Claim]</c>, <c>[Resolve] text=Cleaned it; cause=wear</c>.</summary>
/// <param name="Button">Number or the first words of the title.</param>
/// <param name="Fields">What was filled in, by field id.</param>
internal sealed record ButtonLine(string Button, ImmutableDictionary<string, string> Fields)
{
    /// <summary>Null when the line is not a press.</summary>
    public static ButtonLine? Read(string line)
    {
        var text = line.Trim();
        if (text.Length > 0 && text.All(char.IsAsciiDigit) && text.Length <= 2) return new ButtonLine(text, ImmutableDictionary<string, string>.Empty);
        var end = text.IndexOf(']', StringComparison.Ordinal);
        if (!text.StartsWith('[') || end < 2) return null;
        var fields = text[(end + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(f => f.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(f => f.Length == 2)
            .DistinctBy(f => f[0])
            .ToImmutableDictionary(f => f[0], f => f[1]);
        return new ButtonLine(text[1..end].Trim(), fields);
    }
}
