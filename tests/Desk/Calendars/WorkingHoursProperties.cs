using CsCheck;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Tests.Desk.Calendars;

public class WorkingHoursProperties
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu",
    ];

    private static readonly Gen<DailyWindow> AnyWindow =
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1440]).Where((from, to) => from != to).Select((from, to) => new DailyWindow(from, to));

    private static readonly Gen<HolidayRule> AnyHoliday =
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 700], Gen.Int[720, 1440], Gen.Int[0, 3]).Select((day, from, to, form) =>
            new HolidayRule(
                new LocalDate(2026, 1, 1).PlusDays(day),
                From: form > 1 ? from : null,
                To: form % 2 == 1 ? to : null));

    private static readonly Gen<WorkingHours> AnyHours =
        Gen.Select(Gen.Int[0, Zones.Length - 1], AnyWindow.Array[1, 3], Gen.Int[0, 127], AnyHoliday.Array[0, 8])
            .Select((zone, windows, days, holidays) => WorkingHours.Compile(new SupportCalendar(
                "c",
                DateTimeZoneProviders.Tzdb[Zones[zone]],
                SomeCalendar.AllDays
                    .Where((_, index) => (days & (1 << index)) != 0)
                    .ToDictionary(day => day, _ => (IReadOnlyList<DailyWindow>)windows),
                holidays,
                [],
                false)));

    private static readonly Gen<Instant> AnyInstant =
        Gen.Int[0, 60 * 24 * 500].Select(minute => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute));

    [Fact]
    public void Within_is_additive_over_adjacent_periods() =>
        Gen.Select(AnyHours, AnyInstant, AnyInstant, AnyInstant).Sample(
            (hours, one, two, three) =>
            {
                var ordered = new[] { one, two, three }.Order().ToArray();
                return hours.Within(ordered[0], ordered[1]) + hours.Within(ordered[1], ordered[2])
                    == hours.Within(ordered[0], ordered[2]);
            },
            iter: 10_000,
            writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void Within_is_inverse_to_Add_and_no_earlier_instant_has_as_much() =>
        Gen.Select(AnyHours, AnyInstant, Gen.Int[1, 20_000]).Sample(
            (hours, start, minutes) =>
            {
                if (hours.Add(start, minutes, start + Duration.FromDays(400)) is not { } end)
                {
                    return hours.MinutesWithin(start, start + Duration.FromDays(400)) < minutes;
                }

                return hours.MinutesWithin(start, end) == minutes
                    && hours.MinutesWithin(start, end - Duration.FromMinutes(1)) == minutes - 1;
            },
            iter: 10_000,
            writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void Spans_are_disjoint_ascending_apart_and_add_up_to_Within() =>
        Gen.Select(AnyHours, AnyInstant, AnyInstant).Sample(
            (hours, one, two) =>
            {
                var (from, until) = one < two ? (one, two) : (two, one);
                var spans = hours.Spans(from, until);
                return spans.Zip(spans.Skip(1)).All(pair => pair.First.End < pair.Second.Start)
                    && spans.All(span => span.Start >= from && span.End <= until && span.Start < span.End)
                    && spans.Aggregate(Duration.Zero, (sum, span) => sum + span.Duration) == hours.Within(from, until);
            },
            iter: 10_000,
            writeLine: TestContext.Current.TestOutputHelper!.WriteLine);
}
