using SupportBot.Desk.Calendars;
using static SupportBot.Tests.Desk.Calendars.SomeCalendar;

namespace SupportBot.Tests.Desk.Calendars;

/// <summary>Skipped local times move forward by the gap; repeated ones are the first as a start, the second as an end.</summary>
public class ClockChangeTests
{
    [Theory]
    // Gap of an hour: a window that starts in it starts an hour later, one that ends in it ends an hour later.
    [InlineData("Europe/Berlin", "02:30-05:00", "2026-03-29", "2026-03-29T01:30/2026-03-29T03:00")]
    [InlineData("Europe/Berlin", "01:00-02:30", "2026-03-29", "2026-03-29T00:00/2026-03-29T01:30")]
    [InlineData("Europe/London", "01:15-03:00", "2026-03-29", "2026-03-29T01:15/2026-03-29T02:00")]
    [InlineData("America/New_York", "02:00-04:00", "2026-03-08", "2026-03-08T07:00/2026-03-08T08:00")]
    [InlineData("Australia/Sydney", "02:30-05:00", "2026-10-04", "2026-10-03T16:30/2026-10-03T18:00")]
    // Lord Howe moves by half an hour.
    [InlineData("Australia/Lord_Howe", "02:15-05:00", "2026-10-04", "2026-10-03T15:45/2026-10-03T18:00")]
    // Kathmandu went from +5:30 to +5:45 at midnight of 1 January 1986.
    [InlineData("Asia/Kathmandu", "00:05-01:00", "1986-01-01", "1985-12-31T18:35/1985-12-31T19:15")]
    // Repeated hour: starts at the first, ends at the second.
    [InlineData("Europe/Berlin", "02:30-04:00", "2026-10-25", "2026-10-25T00:30/2026-10-25T03:00")]
    [InlineData("Europe/Berlin", "01:00-02:30", "2026-10-25", "2026-10-24T23:00/2026-10-25T01:30")]
    [InlineData("Europe/London", "01:00-01:30", "2026-10-25", "2026-10-25T00:00/2026-10-25T01:30")]
    [InlineData("America/New_York", "00:00-01:30", "2026-11-01", "2026-11-01T04:00/2026-11-01T06:30")]
    [InlineData("Australia/Sydney", "02:30-03:30", "2026-04-05", "2026-04-04T15:30/2026-04-04T17:30")]
    [InlineData("Australia/Lord_Howe", "01:45-02:30", "2026-04-05", "2026-04-04T14:45/2026-04-04T16:00")]
    public void A_window_on_the_day_the_clocks_change(string zone, string window, string date, string expected)
    {
        var day = Date(date);
        var hours = WorkingHours.Compile(On([day.DayOfWeek], zone, window));
        var start = day.AtStartOfDayInZone(hours.Calendar.Zone).ToInstant();
        Assert.Equal([expected], Show(hours.Spans(start, start.Plus(NodaTime.Duration.FromHours(26)))));
    }

    [Fact]
    public void A_window_wholly_in_the_gap_ends_before_it_starts_and_is_empty()
    {
        var hours = WorkingHours.Compile(Daily("Europe/Berlin", "02:30-03:15"));
        Assert.Empty(hours.Spans(Utc("2026-03-29T00:00"), Utc("2026-03-29T12:00")));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Europe/Berlin", "2026-10-26", 24)]
    [InlineData("America/Havana", "2024-11-03", 25)]
    public void A_whole_holiday_takes_the_whole_local_day(string zone, string date, int hoursOff)
    {
        var calendar = Daily(zone, "00:00-24:00") with { Holidays = [new HolidayRule(Date(date))] };
        var noon = Date(date).AtStartOfDayInZone(calendar.Zone).ToInstant();
        var (from, until) = (noon - NodaTime.Duration.FromDays(3), noon + NodaTime.Duration.FromDays(3));
        var inside = WorkingHours.Compile(calendar).Within(from, until);
        Assert.Equal(hoursOff, (until - from - inside).TotalHours);
    }
}
