using System.Globalization;
using System.Resources;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// The short answer and the trail as English sentences, for the command line and for records. Conversations make their own
/// sentences, in the reader's language, from the same facts.
/// </summary>
public static class DecisionWording
{
    private static readonly ResourceManager Sentences =
        new("SupportBot.Desk.Coverage.Wording", typeof(DecisionWording).Assembly);

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>What is covered, what it costs, what comes next.</summary>
    /// <param name="currency">ISO 4217, of the decision's amounts.</param>
    public static IReadOnlyList<string> Lines(CoverageCard card, string currency) =>
        [Cover(card.Cover), Money(card.Money, currency), Next(card.Next, currency)];

    /// <summary>The same for a whole run: its one ticket's lines, or a summary of several.</summary>
    public static IReadOnlyList<string> Lines(Settlement settlement)
    {
        if (settlement.Tickets is [var only])
        {
            return Lines(only.Card, settlement.Currency);
        }

        var net = Money(settlement.Tickets.Sum(ticket => ticket.Charged.Net), settlement.Currency);
        var next = settlement.Held > 0m
            ? Format("Next_HeldForApproval", null, Money(settlement.Held, settlement.Currency))
            : Format("Next_Why", null, null, Trail(settlement).Count);
        return [Format("Cover_Tickets", settlement.Tickets.Length), Format("Money_Exact", net), next];
    }

    /// <summary>The steps of all tickets of a run; a run without tickets has the step that nothing was worked.</summary>
    public static IReadOnlyList<TrailStep> Trail(Settlement settlement) => settlement.Tickets.IsEmpty
        ? [new TrailStep("R6", TrailFact.NoWork)]
        : [.. settlement.Tickets.SelectMany(ticket => ticket.Trail)];

    public static string Text(TrailStep step, string currency) => Format(
        $"Trail_{step.Fact}",
        step.Contract,
        step.Detail,
        step.Minutes?.ToString("0.##", English),
        step.Amount is { } amount ? Money(amount, currency) : null);

    private static string Cover(CoverLine line) =>
        Format($"Cover_{line.Fact}", line.Until is { } until ? At("HH:mm", until, line.Zone) : null);

    private static string Money(MoneyLine line, string currency) => line.Fact switch
    {
        MoneyFact.Drawn => Format("Money_Drawn", line.Quantity.ToString("0.##", English)),
        MoneyFact.Range => Range(line, currency),
        MoneyFact.Exact => Format("Money_Exact", Money(line.Amount, currency)),
        MoneyFact.OutsideTime => Format(
            line.Multiplier is null ? "Money_OutsideTimeMixed" : "Money_OutsideTime",
            Length(line.OutsideMinutes),
            line.Multiplier is { } multiplier ? Multiplier(multiplier) : null,
            Money(line.Amount, currency)),
        MoneyFact.NoCharge or MoneyFact.NotKnown => Format($"Money_{line.Fact}"),
    };

    private static string Range(MoneyLine line, string currency)
    {
        var spread = line.Smallest == line.Largest ? "" : "FromTo";
        var basis = line.SimilarTickets == 0 ? "" : "Similar";
        return Format(
            $"Money_Range{spread}{basis}",
            Money(line.Amount, currency), Money(line.Smallest, currency), Money(line.Largest, currency), line.SimilarTickets);
    }

    private static string Next(NextLine line, string currency) => Format(
        $"Next_{line.Fact}",
        line.Start is { } start ? At("ddd HH:mm", start, line.Zone) : null,
        Money(line.Amount, currency),
        line.Steps);

    private static string Multiplier(decimal multiplier)
    {
        var number = multiplier.ToString("0.##", English);
        return Sentences.GetString($"Multiplier_{number}", English) ?? Format("Multiplier_Other", number);
    }

    private static string Length(decimal minutes) => minutes < 60m
        ? Format("Length_Minutes", minutes)
        : Format("Length_Hours", decimal.Floor(minutes / 60m), minutes % 60m);

    private static string Money(decimal amount, string currency) =>
        string.Create(English, $"{amount:0.00} {(currency == "EUR" ? "€" : currency)}");

    private static string At(string pattern, Instant instant, DateTimeZone zone) =>
        LocalDateTimePattern.Create(pattern, English).Format(instant.InZone(zone).LocalDateTime);

    private static string Format(string key, params object?[] values) => string.Format(
        English,
        Sentences.GetString(key, English) ?? throw new MissingManifestResourceException($"No sentence '{key}'."),
        values);
}
