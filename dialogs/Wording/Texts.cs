using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Dialogs.Wording;

/// <summary>The sentences that people read, in their language, with their number and date formats and their zone.</summary>
public sealed class Texts(CultureInfo culture, DateTimeZone zone)
{
    /// <summary>Languages that have, or will have, sentences of their own; English is complete.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "de", "fr", "es"];

    /// <summary>A sentence lives in the file that has the first word of its key as a name, all others in Common.resx.</summary>
    private static readonly FrozenDictionary<string, ResourceManager> Files =
        new[]
            {
                Common, "Words", "Report", "Coverage", "Trail", "Outage", "Delivery", "Sla", "Ticket", "Desk", "Manager", "Help", "Search", "Billing",
                "Files", "Upkeep", "Alert", "Article", "Notice", "Triage",
            }
            .ToFrozenDictionary(static f => f, static f => new ResourceManager("SupportBot.Dialogs.Wording." + f, typeof(Texts).Assembly));

    private const string Common = "Common";

    private static readonly ConcurrentDictionary<string, string[]> WordLists = new();

    public CultureInfo Culture => culture;

    /// <summary>Sentences for the person who wrote <paramref name="input"/>.</summary>
    public static Texts For(UserInput input) => new(input.Culture, input.Zone);

    /// <summary>Sentences for somebody who is told something without having written.</summary>
    public static Texts For(Person person) =>
        new(CultureInfo.GetCultureInfo(person.Locale), DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc);

    /// <summary>
    /// Sentences for the technicians' channel: English for all who read it, whatever language the reporter or the
    /// technician who pressed reads, in the provider's zone.
    /// </summary>
    public static Texts ForDesk(ContractBook book) => new(CultureInfo.GetCultureInfo("en"), book.Zone);

    /// <summary>The sentence under <paramref name="key"/>; English where the language lacks it.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key, which a test would have found.</exception>
    public string this[string key] =>
        FileOf(key).GetString(key, culture) ?? throw new MissingManifestResourceException($"No sentence '{key}'.");

    /// <summary>The sentence with its gaps filled.</summary>
    public string Format(string key, params object?[] values) => string.Format(culture, this[key], values);

    /// <summary>The words of a list such as <c>Words_Help</c>, which are parted by bars.</summary>
    public IEnumerable<string> Words(string key)
    {
        var own = this[key];
        var english = FileOf(key).GetString(key, CultureInfo.InvariantCulture) ?? own;
        return string.Concat(own, "|", english).Split('|', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The words of a list in all languages: many people have the channel in English and write in their own language.</summary>
    public static IReadOnlyList<string> WordsOfAllLanguages(string key) => WordLists.GetOrAdd(key, static k =>
    [
        .. Languages.Select(l => FileOf(k).GetString(k, CultureInfo.GetCultureInfo(l)) ?? "")
            .SelectMany(list => list.Split('|', StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal),
    ]);

    /// <summary>An amount with its currency, for example <c>125.00 €</c>.</summary>
    public string Money(decimal amount, string currency) =>
        string.Create(culture, $"{amount:N2}\u00a0{Symbol(currency)}");

    /// <summary>Two amounts, or one when they are equal.</summary>
    public string MoneyRange(decimal low, decimal high, string currency) => low == high
        ? Money(high, currency)
        : string.Create(culture, $"{Math.Min(low, high):N2}–{Math.Max(low, high):N2}\u00a0{Symbol(currency)}");

    /// <summary>Weekday, day and time in the reader's zone, for example <c>Mon 23 Nov 08:00</c>.</summary>
    public string When(Instant instant) =>
        LocalDateTimePattern.Create(this["Date_When"], culture).Format(instant.InZone(zone).LocalDateTime);

    /// <summary>Time of day in the reader's zone.</summary>
    public string TimeOfDay(Instant instant) =>
        LocalTimePattern.Create("HH:mm", culture).Format(instant.InZone(zone).TimeOfDay);

    /// <summary>What people call a service; its id when the language has no name for it.</summary>
    public string ServiceName(string serviceId) => Files[Common].GetString("Service_" + serviceId, culture) ?? serviceId;

    /// <summary>A day in the reader's zone, for example <c>12 Oct 2026</c>.</summary>
    public string Day(LocalDate date) => LocalDatePattern.Create(this["Date_Day"], culture).Format(date);

    /// <summary>A day without its year, for example <c>12 Oct</c>.</summary>
    public string DayOfYear(LocalDate date) => LocalDatePattern.Create(this["Date_DayOfYear"], culture).Format(date);

    /// <summary>A month with its year, as in October 2026.</summary>
    public string Month(YearMonth month) => month.OnDayOfMonth(1).ToString("MMMM uuuu", culture);

    /// <summary>A length of time in hours and minutes, for example <c>4 h 05 min</c>.</summary>
    public string Length(decimal minutes)
    {
        if (minutes < 0m) return "−" + Length(-minutes);
        var whole = (long)decimal.Round(minutes, MidpointRounding.AwayFromZero);
        return whole < 60
            ? Format("Length_Minutes", whole)
            : Format("Length_Hours", whole / 60, whole % 60);
    }

    /// <summary>A number as the reader writes it.</summary>
    public string Number(decimal value, int places) => value.ToString("N" + places.ToString(CultureInfo.InvariantCulture), culture);

    private static ResourceManager FileOf(string key) =>
        Files.GetValueOrDefault(key[..int.Max(key.IndexOf('_', StringComparison.Ordinal), 0)]) ?? Files[Common];

    private static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        _ => currency,
    };
}
