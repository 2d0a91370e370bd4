namespace SupportBot.Desk.Calendars;

/// <summary>
/// A local span of a day in minutes after midnight: <c>22:00-06:00</c> is (1320, 360). An end at or before the start means
/// "over midnight" and belongs to the start day; the whole day is (0, 1440). The start is in, the end is out.
/// </summary>
/// <param name="From">0 to 1439.</param>
/// <param name="To">0 to 1440, never equal to <paramref name="From"/>.</param>
public readonly record struct DailyWindow(int From, int To)
{
    public const int MinutesPerDay = 1440;

    public bool OverMidnight => To <= From;

    /// <summary>Minutes from the start day's midnight to the end; above 1440 for a window over midnight.</summary>
    public int EndFromStartDay => OverMidnight ? To + MinutesPerDay : To;
}
