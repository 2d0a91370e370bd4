using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>What a prepaid contract still holds, and how long that is likely to last.</summary>
/// <param name="Granted">Units of all grants that are valid today.</param>
/// <param name="Left">Of those not used up.</param>
/// <param name="Expires">Last day of the portion that ends first among those with something left; null when none ends.</param>
/// <param name="PerDay">Units used a day lately; 0 without use.</param>
/// <param name="RunsOut">Day on which nothing is left at that pace; null when it lasts until new units come, or for ever.</param>
public sealed record PoolBalance(
    Contract Contract, decimal Granted, decimal Left, LocalDate? Expires, decimal PerDay, LocalDate? RunsOut)
{
    /// <summary>Share of the units at which people are told that little is left.</summary>
    public const decimal LowShare = 0.2m;

    public bool IsLow => Granted > 0m && Left <= Granted * LowShare;

    /// <summary>The prepaid contracts that are in force for the client, in the order of the book.</summary>
    /// <param name="draws">What was drawn in this month and the one before: the pace is measured over both.</param>
    public static ImmutableArray<PoolBalance> Of(
        ContractBook book, string clientId, ClientBalance balance, IReadOnlyCollection<MonthDraw> draws, Instant now)
    {
        if (CompiledBook.Of(book).FindClient(clientId) is not { } client) return [];
        var minute = Minutes.Of(now);
        return [.. client.Own
            .Where(terms => terms.Grants is not null && terms.InForceFor(minute, minute) == InForce.Yes)
            .Select(terms => Of(terms, balance, [.. draws.Where(d => d.Contract == terms.Id)], minute))];
    }

    private static PoolBalance Of(Terms terms, ClientBalance balance, ImmutableArray<MonthDraw> draws, long minute)
    {
        var grants = terms.Grants?.At(minute).Grants ?? [];
        var today = Minutes.DateIn(terms.Zone, minute);
        var used = balance.Drawn.Where(d => d.Contract == terms.Id).ToDictionary(d => d.Grant, d => d.Quantity, StringComparer.Ordinal);
        var left = grants.ToDictionary(g => g.Key, g => Math.Max(0m, g.Quantity - used.GetValueOrDefault(g.Key)), StringComparer.Ordinal);
        var total = left.Values.Sum();
        var since = draws.IsEmpty ? today : draws.Min(d => d.Month).OnDayOfMonth(1);
        var perDay = draws.Sum(d => d.Quantity) / (Period.DaysBetween(since, today) + 1);
        return new PoolBalance(
            terms.Contract,
            grants.Sum(g => g.Quantity),
            total,
            grants.Where(g => left[g.Key] > 0m && g.Expiry is not null).Min(g => g.Expiry),
            perDay,
            RunsOutOn(terms, today, total, perDay));
    }

    private static LocalDate? RunsOutOn(Terms terms, LocalDate today, decimal left, decimal perDay)
    {
        const int furthest = 3_650;
        if (perDay <= 0m || left / perDay > furthest) return null;
        var day = today.PlusDays((int)Math.Floor(left / perDay));
        return terms.Contract.Pool?.Periodic is { } periodic && day >= NextGrant(periodic.Every, today) ? null : day;
    }

    private static LocalDate NextGrant(PeriodLength every, LocalDate today) =>
        GrantPeriods.Start(every, GrantPeriods.IndexOf(every, today) + 1);
}

/// <summary>Units drawn from a contract in a month.</summary>
public sealed record MonthDraw(YearMonth Month, string Contract, decimal Quantity);
