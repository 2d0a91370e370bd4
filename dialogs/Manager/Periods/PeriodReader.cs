using System.Globalization;
using NodaTime;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>
/// Reads the period out of a question in English, German, French or Spanish. The language that explains most of the words
/// counts; of equals the reader's own. Days are the reader's; "last 90 days" ends with today.
/// </summary>
public static class PeriodReader
{
    /// <param name="text">The whole question.</param>
    /// <param name="today">The reader's local date.</param>
    /// <param name="culture">The reader's language; English leaves open whether <c>3/9</c> is in March or September.</param>
    public static PeriodReading Read(string text, LocalDate today, CultureInfo culture)
    {
        var tokens = PeriodTokens.Of(text);
        var dayFirst = Best(tokens, today, culture, SlashOrder.DayFirst);
        var isEnglish = culture.TwoLetterISOLanguageName == "en";
        if (!isEnglish || !tokens.Any(t => t.Contains('/', StringComparison.Ordinal))) return dayFirst;
        var monthFirst = Best(tokens, today, culture, SlashOrder.MonthFirst);
        return (dayFirst, monthFirst) switch
        {
            (PeriodReading.NoSuchDate, _) => monthFirst,
            (_, PeriodReading.NoSuchDate) => dayFirst,
            (PeriodReading.Understood a, PeriodReading.Understood b) when a.Period != b.Period =>
                new PeriodReading.Ambiguous([a.Period, b.Period]),
            _ => dayFirst,
        };
    }

    private static PeriodReading Best(IReadOnlyList<string> tokens, LocalDate today, CultureInfo culture, SlashOrder slashes)
    {
        var (best, most) = (PeriodReading.Nothing, 0);
        foreach (var words in PeriodWords.InOrder(culture))
        {
            var said = PeriodSpans.Spelled(words.Translate(tokens, slashes));
            if (PeriodSpans.Longest(said, today) is not { } found) continue;
            var length = PeriodSpans.Words(said, found.Start, found.End);
            if (length <= most) continue;
            most = length;
            best = ReadingOf(said, found, today);
        }

        return best;
    }

    private static PeriodReading ReadingOf(string said, Found found, LocalDate today) => found.Period switch
    {
        null => new PeriodReading.NoSuchDate(),
        { } period when period.From > today => new PeriodReading.Future(period),
        { } period => new PeriodReading.Understood(
            period, PeriodSpans.Against(said, found, today), !said.Contains('~', StringComparison.Ordinal)),
    };
}
