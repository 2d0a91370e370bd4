using NodaTime;

namespace SupportBot.Desk.Calendars;

/// <summary>Days off, listed in the book or read from an .ics file.</summary>
/// <param name="Date">First local date.</param>
/// <param name="From">Minutes after midnight; null = the first instant of the local day.</param>
/// <param name="To">Minutes after midnight, up to 1440; null = the first instant of the next local day.</param>
/// <param name="Days">How many dates in a row each occurrence takes (an .ics event may span several).</param>
/// <param name="Yearly">Repeats on the same month and day of every later year; 29 February only in leap years.</param>
public sealed record HolidayRule(
    LocalDate Date,
    string? Name = null,
    int? From = null,
    int? To = null,
    int Days = 1,
    bool Yearly = false)
{
    /// <summary>Whether one of this rule's occurrences takes the date.</summary>
    public bool Takes(LocalDate date)
    {
        if (date < Date)
        {
            return false;
        }

        if (!Yearly)
        {
            return Period.DaysBetween(Date, date) < Days;
        }

        for (var back = 0; back < Days; back++)
        {
            var first = date.PlusDays(-back);
            if (first >= Date && first.Month == Date.Month && first.Day == Date.Day)
            {
                return true;
            }
        }

        return false;
    }
}
