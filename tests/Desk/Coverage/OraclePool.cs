using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>Grants and balances, each looked up by going through all of them.</summary>
internal sealed class OraclePool(Client client, IEnumerable<OpeningBalance> ledger)
{
    private readonly Dictionary<(string Contract, string Grant), decimal> left = [];

    public IEnumerable<KeyValuePair<(string Contract, string Grant), decimal>> Touched => left;

    public IEnumerable<OracleGrant> ValidAt(Contract contract, Instant at) => All(contract)
        .Where(grant => grant.From <= at && at < grant.Until)
        .OrderBy(grant => grant.Last ?? LocalDate.MaxIsoValue)
        .ThenBy(grant => grant.Since)
        .ThenBy(grant => grant.Key, StringComparer.Ordinal);

    public decimal Opening(Contract contract, OracleGrant grant) =>
        ledger.LastOrDefault(row => row.Contract == contract.Id && row.Grant == grant.Key)?.Remaining ?? grant.Quantity;

    public decimal Left(Contract contract, OracleGrant grant) =>
        left.TryGetValue((contract.Id, grant.Key), out var now) ? now : Opening(contract, grant);

    public void Take(Contract contract, OracleGrant grant, decimal quantity) =>
        left[(contract.Id, grant.Key)] = Left(contract, grant) - quantity;

    private IEnumerable<OracleGrant> All(Contract contract)
    {
        var zone = contract.Zone ?? client.Zone;
        foreach (var block in contract.Pool!.Blocks)
        {
            yield return new OracleGrant(
                block.Id, block.Quantity, block.To, block.Purchased,
                OracleCalendar.DayStart(zone, block.From),
                block.To is { } to ? OracleCalendar.DayStart(zone, to.PlusDays(1)) : Instant.MaxValue);
        }

        if (contract.Pool.Periodic is not { } periodic)
        {
            yield break;
        }

        var months = periodic.Every switch { PeriodLength.Month => 1, PeriodLength.Quarter => 3, _ => 12 };
        var first = new LocalDate(contract.From.Year, ((contract.From.Month - 1) / months * months) + 1, 1);
        for (var start = first; start <= (contract.To ?? new LocalDate(2030, 1, 1)); start = start.PlusMonths(months))
        {
            var end = start.PlusMonths(months * (1 + (int)periodic.Rollover));
            var key = periodic.Every switch
            {
                PeriodLength.Month => $"{start.Year}-{start.Month:00}",
                PeriodLength.Quarter => $"{start.Year}-Q{(start.Month + 2) / 3}",
                _ => $"{start.Year}",
            };
            yield return new OracleGrant(
                key, periodic.Quantity, end.PlusDays(-1), start,
                OracleCalendar.DayStart(zone, start), OracleCalendar.DayStart(zone, end));
        }
    }
}
