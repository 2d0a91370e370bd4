using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Forms of dates, instants and zones.</summary>
public static class DateForms
{
    // The provider also makes zones of fixed offsets ("UTC+01:00"); its list has only the names of the database.
    private static readonly FrozenSet<string> ZoneNames = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    private const string DateShape = "0000-00-00";
    private const string MonthShape = "0000-00";
    private const string InstantShape = "0000-00-00T00:00:00Z";

    /// <summary><c>YYYY-MM-DD</c></summary>
    public static Form<LocalDate> Date { get; } = Shaped(new LocalDate(2000, 1, 1), "a date: YYYY-MM-DD", ErrorCode.BadDate, ReadDate);

    /// <summary><c>YYYY-MM</c></summary>
    public static Form<YearMonth> Month { get; } =
        Shaped(new YearMonth(2000, 1), "a month: YYYY-MM", ErrorCode.BadDate, ReadMonth);

    /// <summary><c>YYYY-MM-DDTHH:MM:SSZ</c>, to the second.</summary>
    public static Form<Instant> Second { get; } =
        Shaped(NodaConstants.UnixEpoch, "an instant: YYYY-MM-DDTHH:MM:SSZ", ErrorCode.BadInstant, ReadInstant);

    /// <summary><c>YYYY-MM-DDTHH:MM:00Z</c>; other seconds are <c>precision</c>.</summary>
    public static Form<Instant> WholeMinute { get; } = new(
        NodaConstants.UnixEpoch, ["an instant on a whole minute: YYYY-MM-DDTHH:MM:00Z"], static (Node node, ref Instant value) =>
        {
            var instant = value;
            if (Second.Read(node, ref instant) is { } fault) return fault;
            if (instant.ToUnixTimeSeconds() % NodaConstants.SecondsPerMinute != 0) return ErrorCode.Precision;
            value = instant;
            return null;
        });

    /// <summary>A name of the IANA database; fixed offsets are refused.</summary>
    public static Form<DateTimeZone> Zone { get; } = Shaped(
        DateTimeZone.Utc, "an IANA zone name such as Europe/Berlin or UTC", ErrorCode.BadZone, ReadZone);

    private static Form<T> Shaped<T>(T placeholder, string accepted, ErrorCode bad, Func<string, (bool Is, T Value)> read) =>
        new(placeholder, [accepted], (Node node, ref T value) =>
        {
            if (node is not TextNode text) return ErrorCode.WrongType;
            if (read(text.Value) is not (true, var found)) return bad;
            value = found;
            return null;
        });

    private static (bool Is, LocalDate Value) ReadDate(string text) =>
        HasShape(text, DateShape) && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? (true, date) : default;

    private static (bool Is, YearMonth Value) ReadMonth(string text) =>
        HasShape(text, MonthShape) && YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month) ? (true, month) : default;

    private static (bool Is, Instant Value) ReadInstant(string text) =>
        // The library reads 24:00:00 as the next day's midnight; a day's last second is 23:59:59 here.
        HasShape(text, InstantShape) && !text.AsSpan(11).StartsWith("24") && InstantPattern.General.Parse(text).TryGetValue(default, out var instant)
            ? (true, instant)
            : default;

    private static (bool Is, DateTimeZone Value) ReadZone(string text) => ZoneNames.Contains(text)
        ? (true, DateTimeZoneProviders.Tzdb[text])
        : (false, DateTimeZone.Utc);

    // A zero in the shape is any digit; all else is itself. The year 0000 does not exist.
    private static bool HasShape(string text, string shape)
    {
        if (text.Length != shape.Length || text.StartsWith("0000", StringComparison.Ordinal)) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (shape[i] == '0' ? !char.IsAsciiDigit(text[i]) : text[i] != shape[i]) return false;
        }
        return true;
    }
}
