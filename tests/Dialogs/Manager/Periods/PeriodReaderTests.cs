using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportBot.Dialogs.Manager.Periods;
using SupportBot.Tests.Architecture;
using Period = SupportBot.Dialogs.Manager.Period;

namespace SupportBot.Tests.Dialogs.Manager.Periods;

public sealed class PeriodReaderTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    public static TheoryData<string, string, string> Phrasings { get; } = Read();

    [Theory]
    [MemberData(nameof(Phrasings))]
    public void What_people_write_is_one_exact_interval(string language, string question, string expected)
    {
        var reading = PeriodReader.Read(question, Tuesday, CultureInfo.GetCultureInfo(language));
        Assert.Equal(expected, Text(reading));
    }

    [Fact]
    public void The_table_has_at_least_250_phrasings() => Assert.True(Phrasings.Count >= 250, $"{Phrasings.Count}");

    [Theory]
    [InlineData("3/9/2026", "2026-09-03 .. 2026-09-03 or 2026-03-09 .. 2026-03-09")]
    [InlineData("since 3/9", "2026-09-03 .. 2026-11-24 or 2026-03-09 .. 2026-11-24")]
    [InlineData("next month", "future")]
    [InlineData("tomorrow", "future")]
    [InlineData("week 53 2026", "future")]
    [InlineData("31 November", "no such date")]
    [InlineData("29 February 2025", "no such date")]
    [InlineData("Q5", "no such date")]
    [InlineData("week 54", "no such date")]
    [InlineData("last 99999 days", "no such date")]
    [InlineData("9 to 3 November", "no such date")]
    [InlineData("10 October 2026 to 3 October 2026", "no such date")]
    [InlineData("how fast do you answer?", "none")]
    [InlineData("", "none")]
    [InlineData("the last 5", "none")]
    [InlineData("in the summer", "none")]
    [InlineData("my laptop is slow", "none")]
    public void What_is_not_one_interval_is_asked_about(string question, string expected) =>
        Assert.Equal(expected, Text(PeriodReader.Read(question, Tuesday, CultureInfo.GetCultureInfo("en"))));

    [Fact]
    public void Hostile_words_end_in_an_answer()
    {
        var seeds = new[] { "last ", "3 to ", "9999999999", "-", "/", "1/1/", "Q", "since ", "vs ", "KW ", "\u0301", "ß", "0", "m13 ", "d2026-99-99 " };
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + (i % 7)).Select(k => seeds[((i * 31) + (k * 17)) % seeds.Length]));
            var reading = PeriodReader.Read(text, Tuesday, CultureInfo.GetCultureInfo(i % 2 == 0 ? "en" : "fr"));
            Assert.True(reading is not PeriodReading.Understood(var period, _, _) || period.From < period.Until, text);
        }
    }

    private static string Text(PeriodReading reading) => reading switch
    {
        PeriodReading.Understood(var period, null, _) => Text(period),
        PeriodReading.Understood(var period, { } against, _) => $"{Text(period)} vs {Text(against)}",
        PeriodReading.Ambiguous(var choices) => string.Join(" or ", choices.Select(Text)),
        PeriodReading.Future => "future",
        PeriodReading.NoSuchDate => "no such date",
        _ => "none",
    };

    private static string Text(Period period) =>
        $"{LocalDatePattern.Iso.Format(period.From)} .. {LocalDatePattern.Iso.Format(period.Until.PlusDays(-1))}";

    private static TheoryData<string, string, string> Read()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests/Dialogs/Manager/Periods/phrasings.txt")))
        {
            if (!line.StartsWith('#') && line.Split(" | ") is [var language, var question, var expected]) data.Add(language.Trim(), question, expected.Trim());
        }

        return data;
    }
}
