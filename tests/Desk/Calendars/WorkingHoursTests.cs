using NodaTime;
using SupportBot.Desk.Calendars;
using static SupportBot.Tests.Desk.Calendars.SomeCalendar;

namespace SupportBot.Tests.Desk.Calendars;

public class WorkingHoursTests
{
    [Fact]
    public void Touching_windows_are_one_span()
    {
        var hours = WorkingHours.Compile(Daily("Europe/Berlin", "08:00-12:00", "12:00-18:00"));
        Assert.Equal(
            ["2026-03-10T07:00/2026-03-10T17:00"],
            Show(hours.Spans(Utc("2026-03-10T00:00"), Utc("2026-03-11T00:00"))));
    }

    [Fact]
    public void Around_the_clock_never_ends_and_has_no_edges()
    {
        var hours = WorkingHours.Compile(Daily("Europe/Berlin", "00:00-24:00"));
        Assert.True(hours.IsInside(Utc("2026-03-29T01:00")));
        Assert.Null(hours.CurrentSpanEnd(Utc("2026-03-10T00:00")));
        Assert.Empty(hours.Edges(Utc("2026-01-01T00:00"), Utc("2026-12-31T00:00")));
    }

    [Fact]
    public void A_window_over_midnight_is_cut_by_a_holiday_on_either_of_its_days()
    {
        var calendar = Daily("Europe/Berlin", "22:00-06:00") with
        {
            Holidays = [new HolidayRule(Date("2026-03-10")), new HolidayRule(Date("2026-03-13"), From: 120, To: 180)],
        };
        var hours = WorkingHours.Compile(calendar);
        Assert.Equal(
            [
                "2026-03-09T21:00/2026-03-09T23:00",
                "2026-03-10T23:00/2026-03-11T05:00",
                "2026-03-11T21:00/2026-03-12T05:00",
                "2026-03-12T21:00/2026-03-13T01:00",
                "2026-03-13T02:00/2026-03-13T05:00",
            ],
            Show(hours.Spans(Utc("2026-03-09T12:00"), Utc("2026-03-13T12:00"))));
    }

    [Fact]
    public void Reaching_the_count_at_the_end_of_a_window_means_that_instant()
    {
        var hours = WorkingHours.Compile(On(Weekdays, "Europe/Berlin", "08:00-18:00"));
        Assert.Equal(Utc("2026-03-13T17:00"), hours.Add(Utc("2026-03-13T16:30"), 30));
        Assert.Equal(Utc("2026-03-16T07:01"), hours.Add(Utc("2026-03-13T16:30"), 31));
        Assert.Equal(Utc("2026-03-14T09:00"), hours.Add(Utc("2026-03-14T09:00"), 0));
        Assert.Null(hours.Add(Utc("2026-03-13T16:30"), 31, Utc("2026-03-16T07:00")));
    }

    [Fact]
    public void A_calendar_without_windows_never_opens()
    {
        var hours = WorkingHours.Compile(On([], "Europe/Berlin"));
        Assert.Null(hours.NextOpening(Utc("2026-03-14T09:00")));
        Assert.Null(hours.Add(Utc("2026-03-14T09:00"), 1));
        Assert.False(hours.IsBusinessDay(Date("2026-03-16")));
    }

    [Fact]
    public void The_next_opening_is_now_when_inside_and_monday_after_friday_evening()
    {
        var hours = WorkingHours.Compile(On(Weekdays, "Europe/Berlin", "08:00-18:00"));
        Assert.Equal(Utc("2026-03-13T09:30"), hours.NextOpening(Utc("2026-03-13T09:30")));
        Assert.Equal(Utc("2026-03-16T07:00"), hours.NextOpening(Utc("2026-03-13T17:00")));
        Assert.Equal(Utc("2026-03-13T17:00"), hours.CurrentSpanEnd(Utc("2026-03-13T09:30")));
        Assert.Null(hours.CurrentSpanEnd(Utc("2026-03-13T17:00")));
    }

    [Fact]
    public void A_holiday_that_takes_all_but_a_minute_leaves_a_business_day()
    {
        var calendar = On(Weekdays, "Europe/Berlin", "08:00-18:00") with
        {
            Holidays =
            [
                new HolidayRule(Date("2026-03-10"), From: 481),
                new HolidayRule(Date("2026-03-11"), From: 480),
                new HolidayRule(Date("2026-03-12"), To: 1080),
            ],
        };
        var hours = WorkingHours.Compile(calendar);
        Assert.Equal(
            [true, true, false, false, true, false],
            Enumerable.Range(9, 6).Select(day => hours.IsBusinessDay(new LocalDate(2026, 3, day))));
    }

    [Fact]
    public void The_night_belongs_to_the_day_its_window_starts_on()
    {
        var calendar = On([IsoDayOfWeek.Monday], "Europe/Berlin", "22:00-06:00") with
        {
            Holidays = [new HolidayRule(Date("2026-03-09"))],
        };
        var hours = WorkingHours.Compile(calendar);
        Assert.True(hours.IsBusinessDay(Date("2026-03-09")));
        Assert.False(hours.IsBusinessDay(Date("2026-03-10")));
    }

    [Fact]
    public void A_weekday_class_keeps_its_part_over_midnight_and_the_holiday_token_only_holiday_time()
    {
        var calendar = On([], "Europe/Berlin") with
        {
            Holidays = [new HolidayRule(Date("2026-03-11"), From: 720)],
            Classes =
            [
                new DayClass("night", new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Tuesday }, false, Window("22:00-06:00"), 2m),
                new DayClass("off", new HashSet<IsoDayOfWeek>(), true, null, 2m),
                new DayClass("off-night", new HashSet<IsoDayOfWeek>(), true, Window("22:00-06:00"), 2m),
            ],
        };
        var hours = WorkingHours.Compile(calendar);
        var (from, until) = (Utc("2026-03-09T00:00"), Utc("2026-03-14T00:00"));
        Assert.Equal(["2026-03-10T21:00/2026-03-11T05:00"], Show(hours.ClassSpans("night", from, until)));
        Assert.Equal(["2026-03-11T11:00/2026-03-11T23:00"], Show(hours.ClassSpans("off", from, until)));
        Assert.Equal(["2026-03-11T21:00/2026-03-11T23:00"], Show(hours.ClassSpans("off-night", from, until)));
        Assert.Empty(hours.ClassSpans("unheard-of", from, until));
    }

    [Fact]
    public void Touching_dates_of_one_class_are_one_span()
    {
        var calendar = On([], "Europe/Berlin") with
        {
            Classes =
            [
                new DayClass("weekend", new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday }, false, null, 2m),
            ],
        };
        var hours = WorkingHours.Compile(calendar);
        Assert.Equal(
            [Utc("2026-03-13T23:00"), Utc("2026-03-15T23:00")],
            hours.Edges(Utc("2026-03-10T00:00"), Utc("2026-03-17T00:00")));
        Assert.Equal([Utc("2026-03-15T23:00")], hours.Edges(Utc("2026-03-13T23:00"), Utc("2026-03-15T23:00")));
    }

    [Fact]
    public void A_yearly_holiday_repeats_from_its_first_year_and_29_February_only_in_leap_years()
    {
        var leap = new HolidayRule(Date("2024-02-29"), Yearly: true);
        Assert.True(leap.Takes(Date("2028-02-29")));
        Assert.False(leap.Takes(Date("2026-02-28")));
        Assert.False(leap.Takes(Date("2026-03-01")));
        Assert.False(leap.Takes(Date("2020-02-29")));

        var newYear = new HolidayRule(Date("2025-12-31"), Days: 2, Yearly: true);
        Assert.True(newYear.Takes(Date("2027-01-01")));
        Assert.False(newYear.Takes(Date("2025-01-01")));
    }

    [Fact]
    public void Fractions_of_a_second_are_kept()
    {
        var hours = WorkingHours.Compile(Daily("UTC", "08:00-18:00"));
        var half = Duration.FromMilliseconds(500);
        Assert.Equal(half, hours.Within(Utc("2026-03-10T08:00") - half, Utc("2026-03-10T08:00") + half));
        Assert.Equal(Duration.FromMilliseconds(200), hours.Within(
            Utc("2026-03-10T09:00") + Duration.FromMilliseconds(100),
            Utc("2026-03-10T09:00") + Duration.FromMilliseconds(300)));
    }
}
