using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Forms of times of day and windows, in minutes after local midnight.</summary>
public static class TimeForms
{
    private const int MinutesPerHour = 60;

    /// <summary><c>HH:MM</c>, <c>00:00</c> (0) to <c>24:00</c> (1440).</summary>
    public static Form<int> Time { get; } = new(0, ["a time: HH:MM, 00:00 to 24:00"], static (Node node, ref int value) =>
    {
        if (node is not TextNode text) return ErrorCode.WrongType;
        if (Minute(text.Value) is not { } minute) return ErrorCode.BadTime;
        value = minute;
        return null;
    });

    /// <summary><c>HH:MM-HH:MM</c>; an end at or before the start is after midnight; equal ends or a start of 24:00 are errors.</summary>
    public static Form<DailyWindow> Window { get; } = new(
        new DailyWindow(0, DailyWindow.MinutesPerDay), ["a window: HH:MM-HH:MM"], static (Node node, ref DailyWindow value) =>
        {
            if (node is not TextNode { Value: var text }) return ErrorCode.WrongType;
            if (text.Length != 11 || text[5] != '-') return ErrorCode.BadTime;
            if (Minute(text.AsSpan(0, 5)) is not { } from || Minute(text.AsSpan(6)) is not { } to) return ErrorCode.BadTime;
            if (from == to || from == DailyWindow.MinutesPerDay) return ErrorCode.BadTime;
            value = new DailyWindow(from, to);
            return null;
        });

    private static int? Minute(ReadOnlySpan<char> text)
    {
        if (text.Length != 5 || text[2] != ':') return null;
        if (Pair(text[..2]) is not { } hour || Pair(text[3..]) is not { } minute || minute >= MinutesPerHour) return null;
        var all = (hour * MinutesPerHour) + minute;
        return all <= DailyWindow.MinutesPerDay ? all : null;
    }

    private static int? Pair(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) ? ((text[0] - '0') * 10) + (text[1] - '0') : null;
}
