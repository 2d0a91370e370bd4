using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Clients;

namespace SupportBot.Bot.Terminal;

/// <summary>Plays a conversation, line by line, and prints what everybody sees.</summary>
public static class TerminalScript
{
    /// <summary>
    /// Lines are <c>name@company.example: words</c>; without a name the last speaker goes on. Empty lines and lines that
    /// begin with <c>#</c> are skipped. Everybody who speaks anywhere in the script hears from the start. A line
    /// <c>at 2026-11-24T09:00:00Z</c> sets the clock, and the sample world is laid around the first one.
    /// </summary>
    /// <returns>True when every speaker was known.</returns>
    public static async Task<bool> PlayAsync(
        TerminalChat chat, IReadOnlyList<string> lines, string? first, ScriptClock clock, TextWriter output, CancellationToken ct)
    {
        var steps = lines.Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        var speakers = steps.Where(l => TimeIn(l) is null).Select(l => Split(l).Upn).Append(first).OfType<string>();
        if (await EverybodyAsync(chat, speakers, output, ct) is not { } people) return false;
        var speaker = first;
        foreach (var step in steps)
        {
            if (TimeIn(step) is { } time)
            {
                clock.Show(time);
                continue;
            }

            var (upn, words) = Split(step);
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

    /// <summary>The time of the first line that sets the clock.</summary>
    public static Instant? FirstTime(IEnumerable<string> lines) =>
        lines.Select(l => TimeIn(l.Trim())).FirstOrDefault(t => t is not null);

    private static Instant? TimeIn(string line) =>
        line.StartsWith("at ", StringComparison.Ordinal) && InstantPattern.General.Parse(line[3..].Trim()) is { Success: true } read
            ? read.Value : null;

    /// <returns>Null when somebody is not known, which is said.</returns>
    private static async Task<Dictionary<string, Person>?> EverybodyAsync(
        TerminalChat chat, IEnumerable<string> upns, TextWriter output, CancellationToken ct)
    {
        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        foreach (var upn in upns.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await chat.JoinAsync(upn, ct) is not { } person)
            {
                await output.WriteLineAsync($"Nobody has the name {upn}.");
                return null;
            }

            people[upn] = person;
        }

        return people;
    }

    private static (string? Upn, string Words) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? line[..colon].Trim() : "";
        var isName = name.Contains('@', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal);
        return isName ? (name, line[(colon + 1)..].Trim()) : (null, line);
    }
}
