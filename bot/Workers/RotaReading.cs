using NodaTime;
using NodaTime.Text;

namespace SupportBot.Bot.Workers;

/// <summary>Reads the rota's settings. Every fault names the setting, its value, and what to write instead.</summary>
public static class RotaReading
{
    public const string Section = "Desk:Rota";

    private const string AwayForm = "a sign-in name, the first and the last day, as tom@desk.example 2026-12-21 2026-12-31";
    private const string SwapForm = "a sign-in name and a day of the week, as tom@desk.example 2026-12-23";

    /// <summary>An absence, or a week that somebody takes over.</summary>
    /// <param name="Key">The setting.</param>
    /// <param name="Day">The first day of an absence (in), or a day of the week.</param>
    /// <param name="Last">The last day of an absence (in); null for a week.</param>
    public sealed record Line(string Key, string Upn, LocalDate Day, LocalDate? Last);

    /// <summary>Days, times and words that cannot be read; empty when all can.</summary>
    public static IReadOnlyList<string> Faults(RotaOptions rota)
    {
        var faults = new List<string>();
        if (!Day(rota.FirstHandOver).Success) faults.Add(Fault("FirstHandOver", rota.FirstHandOver, "there is no such day", "a day as 2026-11-23"));
        if (!Time(rota.HandOverAt).Success) faults.Add(Fault("HandOverAt", rota.HandOverAt, "there is no such time", "a time of day as 09:00"));
        faults.AddRange(rota.Away.Select((text, i) => FaultOf($"Away:{i}", text, days: 2, AwayForm)).OfType<string>());
        faults.AddRange(rota.Swaps.Select((text, i) => FaultOf($"Swaps:{i}", text, days: 1, SwapForm)).OfType<string>());
        return faults;
    }

    /// <summary>Absences, then weeks, of settings without faults.</summary>
    public static IEnumerable<Line> Lines(RotaOptions rota)
    {
        foreach (var (text, i) in rota.Away.Select((text, i) => (text, i)))
            if (Words(text) is [var upn, var first, var last]) yield return new Line($"Away:{i}", upn, Day(first).Value, Day(last).Value);
        foreach (var (text, i) in rota.Swaps.Select((text, i) => (text, i)))
            if (Words(text) is [var upn, var day]) yield return new Line($"Swaps:{i}", upn, Day(day).Value, null);
    }

    /// <summary>Names that are nobody's of the desk, of settings without faults.</summary>
    /// <param name="isKnown">Whether a sign-in name is that of a technician or dispatcher.</param>
    public static IReadOnlyList<string> UnknownNames(RotaOptions rota, Func<string, bool> isKnown) =>
    [
        .. rota.People.Select((upn, i) => (Key: $"People:{i}", Upn: upn.Trim()))
            .Concat(Lines(rota).Select(line => (line.Key, line.Upn)))
            .Where(named => !isKnown(named.Upn))
            .Select(named => Fault(named.Key, named.Upn, "no technician has this sign-in name", "the name as the technician signs in with it")),
    ];

    public static ParseResult<LocalDate> Day(string text) => LocalDatePattern.Iso.Parse(text);

    public static ParseResult<LocalTime> Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text);

    /// <summary>Null when the words can be read.</summary>
    private static string? FaultOf(string key, string text, int days, string form)
    {
        var words = Words(text);
        if (words.Length != days + 1) return Fault(key, text, $"{words.Length} instead of {days + 1} words", form);
        if (words.Skip(1).FirstOrDefault(word => !Day(word).Success) is { } wrong) return Fault(key, text, $"there is no day {wrong}", form);
        return days > 1 && Day(words[2]).Value < Day(words[1]).Value ? Fault(key, text, "the last day is before the first", form) : null;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Fault(string key, string value, string what, string form) => $"{Section}:{key} is '{value}': {what}. Write {form}.";
}
