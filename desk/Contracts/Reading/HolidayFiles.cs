using System.Collections.Immutable;
using System.Runtime.Serialization;
using Ical.Net.CalendarComponents;
using NodaTime;
using SupportBot.Desk.Calendars;
using Calendar = Ical.Net.Calendar;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads days off from an .ics text: whole-day events, once or on the same date of every year.</summary>
internal static class HolidayFiles
{
    private static readonly string[] Repetitions = ["RRULE", "RDATE", "EXRULE", "EXDATE"];

    /// <summary>The days off, or what is wrong with the text. Never throws for any text.</summary>
    public static HolidayFile Read(string text)
    {
        var lines = Unfolded(text);
        if (lines.Count == 0 || !lines[0].Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            return new HolidayFile.Faulty(ErrorCode.Syntax, "the file is no calendar");
        // The library fills in defaults, so whether a rule has no other parts shows only in the text.
        if (lines.Any(IsRefusedRepetition))
            return new HolidayFile.Faulty(ErrorCode.NotAllowed, "an event repeats in another way than FREQ=YEARLY");
        try
        {
            return Calendar.Load(text) is { } calendar ? Read(calendar) : new HolidayFile.Faulty(ErrorCode.Syntax, "the file is no calendar");
        }
        catch (SerializationException)
        {
            return new HolidayFile.Faulty(ErrorCode.Syntax, "the file is no calendar");
        }
        catch (ArgumentException)
        {
            return new HolidayFile.Faulty(ErrorCode.Syntax, "the file has a date that does not exist");
        }
    }

    private static HolidayFile Read(Calendar calendar)
    {
        var rules = ImmutableArray.CreateBuilder<HolidayRule>();
        foreach (var calendarEvent in calendar.Events)
        {
            if (calendarEvent.DtStart is not { } start) return new HolidayFile.Faulty(ErrorCode.Syntax, "an event has no valid DTSTART");
            if (start.HasTime || calendarEvent.DtEnd is { HasTime: true })
                return new HolidayFile.Faulty(ErrorCode.NotAllowed, "an event has times of day");
            var first = new LocalDate(start.Year, start.Month, start.Day);
            rules.Add(new HolidayRule(
                first, calendarEvent.Summary, Days: DaysOf(calendarEvent, first), Yearly: calendarEvent.RecurrenceRule is not null));
        }
        return new HolidayFile.DaysOff(rules.ToImmutable());
    }

    // DTEND is exclusive. An end at or before the start, or none, is one day.
    private static int DaysOf(CalendarEvent calendarEvent, LocalDate first)
    {
        if (calendarEvent.DtEnd is { } end)
            return Math.Max(1, Period.DaysBetween(first, new LocalDate(end.Year, end.Month, end.Day)));
        return calendarEvent.Duration is { } duration
            ? Math.Max(1, ((duration.Weeks ?? 0) * 7) + (duration.Days ?? 0))
            : 1;
    }

    private static bool IsRefusedRepetition(string line)
    {
        var end = line.AsSpan().IndexOfAny(':', ';');
        if (end < 0 || !Repetitions.Contains(line[..end], StringComparer.OrdinalIgnoreCase)) return false;
        return !line.Equals("RRULE:FREQ=YEARLY", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The content lines: a line break before a space or tab does not count.</summary>
    private static List<string> Unfolded(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var content = line.TrimEnd('\r');
            if (content is [' ' or '\t', ..] && lines.Count > 0) lines[^1] += content[1..];
            else if (content.Length > 0) lines.Add(content);
        }
        return lines;
    }
}

/// <summary>What an .ics text holds.</summary>
internal abstract record HolidayFile
{
    private HolidayFile() { }

    public sealed record DaysOff(ImmutableArray<HolidayRule> Rules) : HolidayFile;

    public sealed record Faulty(ErrorCode Code, string Reason) : HolidayFile;
}
