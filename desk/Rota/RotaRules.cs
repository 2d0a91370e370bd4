using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Rota;

/// <summary>Decides who is on call.</summary>
public static class RotaRules
{
    private const int Week = 7;

    /// <summary>The day of the hand-over that <paramref name="now"/>'s week began with.</summary>
    public static LocalDate WeekOf(OnCallRota rota, Instant now)
    {
        var local = now.InZone(rota.Zone).LocalDateTime;
        var day = local.TimeOfDay < rota.HandOverAt ? local.Date.PlusDays(-1) : local.Date;
        var past = Period.DaysBetween(rota.FirstHandOver, day) % Week;
        return day.PlusDays(-(past < 0 ? past + Week : past));
    }

    /// <summary>Whom to call, first to last; everybody once, without those who are absent. Empty when nobody can be called.</summary>
    public static ImmutableList<string> Chain(OnCallRota rota, Instant now)
    {
        if (rota.Order.IsEmpty) return [];
        var week = WeekOf(rota, now);
        var today = now.InZone(rota.Zone).Date;
        var turn = TurnOf(rota, week);
        var inTurn = Enumerable.Range(0, rota.Order.Count).Select(i => rota.Order[(turn + i) % rota.Order.Count]);
        var first = rota.Swaps.TryGetValue(KeyOf(week), out var swapped) ? inTurn.Prepend(swapped) : inTurn;
        return [.. first.Distinct(StringComparer.Ordinal).Where(p => !IsAbsent(rota, p, today))];
    }

    /// <summary>Who is on call; null when nobody can be called.</summary>
    public static string? OnCall(OnCallRota rota, Instant now) => Chain(rota, now) is [var first, ..] ? first : null;

    /// <summary>Another order; the week that goes on is the first person's.</summary>
    public static OnCallRota WithOrder(OnCallRota rota, IEnumerable<string> order, Instant now) =>
        rota with { Order = [.. order.Distinct(StringComparer.Ordinal)], FirstHandOver = WeekOf(rota, now) };

    /// <summary>Somebody else takes the week that <paramref name="day"/> lies in.</summary>
    public static OnCallRota Swap(OnCallRota rota, LocalDate day, string personId)
    {
        var noon = rota.Zone.AtLeniently(day + LocalTime.Noon).ToInstant();
        return rota with { Swaps = rota.Swaps.SetItem(KeyOf(WeekOf(rota, noon)), personId) };
    }

    /// <param name="from">First day (in).</param>
    /// <param name="last">Last day (in).</param>
    public static OnCallRota Away(OnCallRota rota, string personId, LocalDate from, LocalDate last) =>
        rota with { Absences = rota.Absences.Add(new Absence(personId, from, last.PlusDays(1))) };

    private static int TurnOf(OnCallRota rota, LocalDate week)
    {
        var turn = Period.DaysBetween(rota.FirstHandOver, week) / Week % rota.Order.Count;
        return turn < 0 ? turn + rota.Order.Count : turn;
    }

    private static bool IsAbsent(OnCallRota rota, string personId, LocalDate day) =>
        rota.Absences.Exists(a => a.PersonId == personId && a.From <= day && day < a.Until);

    private static string KeyOf(LocalDate week) => LocalDatePattern.Iso.Format(week);
}
