using SupportBot.Desk.Clients;

namespace SupportBot.Bot.Terminal;

/// <summary>Plays a conversation, line by line, and prints what everybody sees.</summary>
public static class TerminalScript
{
    /// <summary>
    /// Lines are <c>name@company.example: words</c>; without a name the last speaker goes on. Empty lines and lines that
    /// begin with <c>#</c> are skipped. Everybody who speaks anywhere in the script hears from the start.
    /// </summary>
    /// <returns>True when every speaker was known.</returns>
    public static async Task<bool> PlayAsync(
        TerminalChat chat, IReadOnlyList<string> lines, string? first, TextWriter output, CancellationToken ct)
    {
        var spoken = lines.Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(Split).ToList();
        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        foreach (var upn in spoken.Select(s => s.Upn).Append(first).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await chat.JoinAsync(upn, ct) is not { } person)
            {
                await output.WriteLineAsync($"Nobody has the name {upn}.");
                return false;
            }

            people[upn] = person;
        }

        var speaker = first;
        foreach (var (upn, words) in spoken)
        {
            speaker = upn ?? speaker;
            if (speaker is null)
            {
                await output.WriteLineAsync("The first line must say who speaks, or use --as.");
                return false;
            }

            await output.WriteLineAsync($"{people[speaker].Name}: {words}");
            await chat.SayAsync(people[speaker], words, static _ => null, ct);
        }

        return true;
    }

    private static (string? Upn, string Words) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? line[..colon].Trim() : "";
        var isName = name.Contains('@', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal);
        return isName ? (name, line[(colon + 1)..].Trim()) : (null, line);
    }
}
