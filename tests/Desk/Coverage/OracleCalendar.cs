using NodaTime;
using NodaTime.TimeZones;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>Time as a literal reading of the reference sees it: one minute at a time, nothing compiled or remembered.</summary>
internal static class OracleCalendar
{
    private static readonly ZoneLocalMappingResolver AsStart =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    private static readonly ZoneLocalMappingResolver AsEnd =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    public static Instant DayStart(DateTimeZone zone, LocalDate date) => date.AtMidnight().InZone(zone, AsStart).ToInstant();

    public static bool IsInside(SupportCalendar calendar, Instant at) =>
        Around(calendar, at).Any(date => WindowsOf(calendar, date).Any(window => Holds(calendar, date, window, at)))
        && !IsHoliday(calendar, at);

    /// <summary>The largest multiplier of the classes that hold, with the card's own values.</summary>
    public static decimal ClassMultiplier(SupportCalendar calendar, RateCard card, Instant at) => calendar.Classes
        .Where(dayClass => ClassHolds(calendar, dayClass, at))
        .Select(dayClass => card.Multipliers.TryGetValue(dayClass.Id, out var own) ? own : dayClass.Multiplier)
        .DefaultIfEmpty(1m)
        .Max();

    public static bool IsBusinessDay(SupportCalendar calendar, LocalDate date) => WindowsOf(calendar, date).Any(window =>
    {
        var (start, end) = Span(calendar, date, window);
        return Minutes(start, end).Any(at => !IsHoliday(calendar, at));
    });

    public static IEnumerable<Instant> Minutes(Instant start, Instant end)
    {
        for (var at = start; at < end; at += Duration.FromMinutes(1))
        {
            yield return at;
        }
    }

    /// <summary>In force, in grace (null) or neither.</summary>
    public static (bool InForce, bool Grace) Standing(
        ContractBook book, Client client, Contract contract, Instant opened, Instant pieceStart)
    {
        if (contract.Status != ContractStatus.Active)
        {
            return (false, false);
        }

        var zone = contract.Zone ?? client.Zone;
        var byIncident = contract.Kind is ContractKind.IncidentPool or ContractKind.PerIncident;
        var reference = (byIncident ? opened : pieceStart).InZone(zone).Date;
        var openedOn = opened.InZone(zone).Date;
        if (Within(contract, reference))
        {
            return (true, false);
        }

        var grace = contract.To is { } to && reference > to && Within(contract, openedOn)
            && contract.GraceBusinessDays > 0 && reference <= LastOfGrace(book, contract, to);
        return (grace, grace);
    }

    /// <summary>Local midnights at which a contract begins, ends or leaves grace.</summary>
    public static IEnumerable<Instant> Edges(ContractBook book, Client client, Contract contract)
    {
        var zone = contract.Zone ?? client.Zone;
        yield return DayStart(zone, contract.From);
        if (contract.To is { } to)
        {
            yield return DayStart(zone, to.PlusDays(1));
            if (contract.GraceBusinessDays > 0)
            {
                yield return DayStart(zone, LastOfGrace(book, contract, to).PlusDays(1));
            }
        }
    }

    private static LocalDate LastOfGrace(ContractBook book, Contract contract, LocalDate to)
    {
        var calendar = book.FindCalendar(contract.Calendar)!;
        var date = to;
        for (var n = 0; n < contract.GraceBusinessDays;)
        {
            date = date.PlusDays(1);
            n += IsBusinessDay(calendar, date) ? 1 : 0;
        }

        return date;
    }

    private static bool Within(Contract contract, LocalDate date) =>
        contract.From <= date && (contract.To is not { } to || date <= to);

    private static IEnumerable<LocalDate> Around(SupportCalendar calendar, Instant at)
    {
        var date = at.InZone(calendar.Zone).Date;
        return [date.PlusDays(-2), date.PlusDays(-1), date, date.PlusDays(1)];
    }

    private static IReadOnlyList<DailyWindow> WindowsOf(SupportCalendar calendar, LocalDate date) =>
        calendar.Windows.TryGetValue(date.DayOfWeek, out var windows) ? windows : [];

    private static bool Holds(SupportCalendar calendar, LocalDate date, DailyWindow window, Instant at)
    {
        var (start, end) = Span(calendar, date, window);
        return start <= at && at < end;
    }

    private static (Instant Start, Instant End) Span(SupportCalendar calendar, LocalDate date, DailyWindow window)
    {
        var endDate = window.To <= window.From ? date.PlusDays(1) : date;
        return (
            (date.AtMidnight() + Period.FromMinutes(window.From)).InZone(calendar.Zone, AsStart).ToInstant(),
            (endDate.AtMidnight() + Period.FromMinutes(window.To)).InZone(calendar.Zone, AsEnd).ToInstant());
    }

    private static bool IsHoliday(SupportCalendar calendar, Instant at) => calendar.Holidays.Any(holiday =>
    {
        var day = holiday.Date.AtMidnight();
        var start = holiday.From is { } from
            ? (day + Period.FromMinutes(from)).InZone(calendar.Zone, AsStart).ToInstant()
            : DayStart(calendar.Zone, holiday.Date);
        var end = holiday.To is { } to
            ? (day + Period.FromMinutes(to)).InZone(calendar.Zone, AsEnd).ToInstant()
            : DayStart(calendar.Zone, holiday.Date.PlusDays(1));
        return start <= at && at < end;
    });

    private static bool ClassHolds(SupportCalendar calendar, DayClass dayClass, Instant at) =>
        Around(calendar, at).Any(date =>
            (dayClass.Weekdays.Contains(date.DayOfWeek) || (dayClass.OnHolidays && IsHoliday(calendar, at)))
            && (dayClass.Window is { } window
                ? Holds(calendar, date, window, at)
                : DayStart(calendar.Zone, date) <= at && at < DayStart(calendar.Zone, date.PlusDays(1))));
}
