using System.Text;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk.Contracts.Reading;

/// <summary>What each form accepts, and the code of what it refuses; values as JSON.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("225", null)]
    [InlineData("225.5", null)]
    [InlineData("2.250e2", null)]
    [InlineData("\"225.00\"", null)]
    [InlineData("\"0\"", null)]
    [InlineData("\"1.001\"", ErrorCode.Precision)]
    [InlineData("1.001", ErrorCode.Precision)]
    [InlineData("1e-400", ErrorCode.Precision)]
    [InlineData("\"1.000\"", ErrorCode.Precision)]
    [InlineData("-1", ErrorCode.OutOfRange)]
    [InlineData("\"-0.01\"", ErrorCode.OutOfRange)]
    [InlineData("1e400", ErrorCode.OutOfRange)]
    [InlineData("\"\"", ErrorCode.BadNumber)]
    [InlineData("\"1,50\"", ErrorCode.BadNumber)]
    [InlineData("\"1e3\"", ErrorCode.BadNumber)]
    [InlineData("\"+1\"", ErrorCode.BadNumber)]
    [InlineData("\".5\"", ErrorCode.BadNumber)]
    [InlineData("\"5.\"", ErrorCode.BadNumber)]
    [InlineData("\" 5\"", ErrorCode.BadNumber)]
    [InlineData("\"12 EUR\"", ErrorCode.BadNumber)]
    [InlineData("true", ErrorCode.WrongType)]
    [InlineData("[]", ErrorCode.WrongType)]
    [InlineData("{}", ErrorCode.WrongType)]
    [InlineData("[null]", ErrorCode.WrongType)]
    public void Money_of_a_book(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(NumberForms.Money, json));

    [Theory]
    [InlineData("\"225.00\"", null)]
    [InlineData("225", ErrorCode.WrongType)]
    [InlineData("\"x\"", ErrorCode.BadNumber)]
    public void Money_of_an_input(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(NumberForms.MoneyText, json));

    [Theory]
    [InlineData("5", null)]
    [InlineData("5.0", null)]
    [InlineData("5e0", null)]
    [InlineData("10", null)]
    [InlineData("5.5", ErrorCode.Precision)]
    [InlineData("11", ErrorCode.OutOfRange)]
    [InlineData("-1", ErrorCode.OutOfRange)]
    [InlineData("1e30", ErrorCode.OutOfRange)]
    [InlineData("\"5\"", ErrorCode.WrongType)]
    [InlineData("false", ErrorCode.WrongType)]
    public void Whole_number(string json, ErrorCode? expected)
    {
        Assert.Equal(expected, Fault(NumberForms.Whole(0, 10), json));
        Assert.Equal(expected, Fault(NumberForms.SmallWhole(0, 10), json));
    }

    [Theory]
    [InlineData("\"2026-02-28\"", null)]
    [InlineData("\"2024-02-29\"", null)]
    [InlineData("\"2026-02-30\"", ErrorCode.BadDate)]
    [InlineData("\"2026-2-3\"", ErrorCode.BadDate)]
    [InlineData("\"0000-01-01\"", ErrorCode.BadDate)]
    [InlineData("\"2026-03-01T00:00:00Z\"", ErrorCode.BadDate)]
    [InlineData("\"\"", ErrorCode.BadDate)]
    [InlineData("20260301", ErrorCode.WrongType)]
    public void Date(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(DateForms.Date, json));

    [Theory]
    [InlineData("\"2026-03-09T08:00:00Z\"", null, null)]
    [InlineData("\"2026-03-09T08:00:30Z\"", null, ErrorCode.Precision)]
    [InlineData("\"2026-03-09T24:00:00Z\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("\"2026-03-09T08:00:60Z\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("\"2026-03-09T08:00:00.5Z\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("\"2026-03-09T08:00:00+01:00\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("\"2026-03-09 08:00:00Z\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("\"2026-02-29T08:00:00Z\"", ErrorCode.BadInstant, ErrorCode.BadInstant)]
    [InlineData("0", ErrorCode.WrongType, ErrorCode.WrongType)]
    public void Instant(string json, ErrorCode? second, ErrorCode? minute)
    {
        Assert.Equal(second, Fault(DateForms.Second, json));
        Assert.Equal(minute, Fault(DateForms.WholeMinute, json));
    }

    [Theory]
    [InlineData("\"Europe/Berlin\"", null)]
    [InlineData("\"UTC\"", null)]
    [InlineData("\"Australia/Lord_Howe\"", null)]
    [InlineData("\"CEST\"", ErrorCode.BadZone)]
    [InlineData("\"UTC+01:00\"", ErrorCode.BadZone)]
    [InlineData("\"+01:00\"", ErrorCode.BadZone)]
    [InlineData("\"europe/berlin\"", ErrorCode.BadZone)]
    [InlineData("1", ErrorCode.WrongType)]
    public void Zone(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(DateForms.Zone, json));

    [Theory]
    [InlineData("\"08:00-12:00\"", null)]
    [InlineData("\"22:00-06:00\"", null)]
    [InlineData("\"22:00-00:00\"", null)]
    [InlineData("\"00:00-24:00\"", null)]
    [InlineData("\"08:00-08:00\"", ErrorCode.BadTime)]
    [InlineData("\"24:00-06:00\"", ErrorCode.BadTime)]
    [InlineData("\"24:00-24:00\"", ErrorCode.BadTime)]
    [InlineData("\"8:00-12:00\"", ErrorCode.BadTime)]
    [InlineData("\"08:00-25:00\"", ErrorCode.BadTime)]
    [InlineData("\"08:00-24:01\"", ErrorCode.BadTime)]
    [InlineData("\"08:60-12:00\"", ErrorCode.BadTime)]
    [InlineData("\"08:00 - 12:00\"", ErrorCode.BadTime)]
    [InlineData("\"08:00\"", ErrorCode.BadTime)]
    [InlineData("8", ErrorCode.WrongType)]
    public void Window(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(TimeForms.Window, json));

    [Theory]
    [InlineData("\"00:00\"", null)]
    [InlineData("\"24:00\"", null)]
    [InlineData("\"24:30\"", ErrorCode.BadTime)]
    [InlineData("\"\"", ErrorCode.BadTime)]
    [InlineData("12", ErrorCode.WrongType)]
    public void Time(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(TimeForms.Time, json));

    [Theory]
    [InlineData("\"a\"", null)]
    [InlineData("\"A.b_c:d@e-f\"", null)]
    [InlineData("\"-a\"", ErrorCode.NotAllowed)]
    [InlineData("\"a b\"", ErrorCode.NotAllowed)]
    [InlineData("\"ä\"", ErrorCode.NotAllowed)]
    [InlineData("\"\"", ErrorCode.NotAllowed)]
    [InlineData("\"*\"", ErrorCode.NotAllowed)]
    [InlineData("5", ErrorCode.WrongType)]
    public void Id(string json, ErrorCode? expected) => Assert.Equal(expected, Fault(TextForms.Id, json));

    [Fact]
    public void An_id_has_at_most_64_characters()
    {
        Assert.Null(Fault(TextForms.Id, $"\"{new string('a', 64)}\""));
        Assert.Equal(ErrorCode.NotAllowed, Fault(TextForms.Id, $"\"{new string('a', 65)}\""));
    }

    private static ErrorCode? Fault<T>(Form<T> form, string json)
    {
        var value = form.Placeholder;
        var root = Assert.IsType<ParsedText.Document>(JsonNodes.Parse(Encoding.UTF8.GetBytes(json))).Root;
        return form.Read(root, ref value);
    }
}
