using System.Text;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk.Contracts;

public sealed class HolidayFileTests
{
    private static readonly LocalDate May1 = new(2026, 5, 1);

    [Fact]
    public void A_whole_day_event_is_one_day_off() =>
        Assert.Equal(new HolidayRule(May1, "Labour Day"), Assert.Single(Rules("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:Labour Day")));

    [Theory]
    [InlineData("DTEND;VALUE=DATE:20260503", 2)]
    [InlineData("DTEND;VALUE=DATE:20260502", 1)]
    [InlineData("DTEND;VALUE=DATE:20260501", 1)]
    [InlineData("DURATION:P3D", 3)]
    [InlineData("DURATION:P1W", 7)]
    public void The_end_is_exclusive(string end, int days) =>
        Assert.Equal(days, Assert.Single(Rules("DTSTART;VALUE=DATE:20260501\r\n" + end)).Days);

    [Fact]
    public void A_yearly_event_repeats_on_its_date_and_29_February_only_in_leap_years()
    {
        var rule = Assert.Single(Rules("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YE\r\n ARLY"));

        Assert.True(rule.Yearly);
        Assert.True(rule.Takes(new LocalDate(2028, 2, 29)));
        Assert.False(rule.Takes(new LocalDate(2026, 2, 28)));
        Assert.False(rule.Takes(new LocalDate(2026, 3, 1)));
        Assert.False(rule.Takes(new LocalDate(2020, 2, 29)));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=YEARLY;INTERVAL=1")]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=DAILY")]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=YEARLY\r\nRRULE:FREQ=MONTHLY")]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nRRULE:nonsense")]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20270501")]
    [InlineData("DTSTART:20260501T080000Z")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260501T080000")]
    [InlineData("DTSTART;VALUE=DATE:20260501\r\nDTEND:20260502T080000Z")]
    public void An_event_that_repeats_otherwise_or_has_times_is_not_allowed(string lines) =>
        Assert.Equal("not-allowed", Error(Calendar(lines)));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260501\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR\r\n")]
    public void A_text_that_is_no_calendar_is_a_syntax_error(string text) => Assert.Equal("syntax", Error(text));

    [Theory]
    [InlineData("SUMMARY:no start")]
    [InlineData("DTSTART;VALUE=DATE:20260231")]
    [InlineData("DTSTART;VALUE=DATE:soon")]
    public void An_event_without_a_valid_start_is_a_syntax_error(string lines) => Assert.Equal("syntax", Error(Calendar(lines)));

    [Fact]
    public void A_calendar_without_events_has_no_days_off() => Assert.Empty(Rules(null));

    [Fact]
    public void A_file_that_cannot_be_read_is_an_unknown_reference() =>
        Assert.Equal("unknown-ref", Error(new BookFile.Unreadable()));

    [Fact]
    public void The_text_of_the_file_is_part_of_the_books_hash() => Assert.NotEqual(
        Book(Calendar("DTSTART;VALUE=DATE:20260501")).Hash, Book(Calendar("DTSTART;VALUE=DATE:20260502")).Hash);

    private static string Calendar(string? lines) => "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
        + (lines is null ? "" : $"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n{lines}\r\nEND:VEVENT\r\n") + "END:VCALENDAR\r\n";

    private static IReadOnlyList<HolidayRule> Rules(string? lines) => Book(Calendar(lines)).FindCalendar("office")!.Holidays;

    private static ContractBook Book(string ics) => Assert.IsType<BookReading.Complete>(Read(new BookFile.Found(ics))).Book;

    private static string Error(string ics) => Error(new BookFile.Found(ics));

    private static string Error(BookFile file)
    {
        var error = Assert.Single(Assert.IsType<BookReading.Refused>(Read(file)).Errors);
        Assert.Equal("book.calendars[0].holidays[0].file", error.Path);
        return error.Code.Name();
    }

    private static BookReading Read(BookFile file) => ContractBookReader.Read(
        Encoding.UTF8.GetBytes(SampleBook.With("calendars[0].holidays", "[{\"file\": \"days.ics\"}]")), _ => file);
}
