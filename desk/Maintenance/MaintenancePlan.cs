using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Maintenance;

/// <summary>Why something is due.</summary>
public enum DueKind
{
    Warranty,
    Contract,
    Certificate,
    License,
    Check,

    /// <summary>A problem keeps coming back; its maintenance is due at once.</summary>
    Recurring,
}

/// <summary>When something is due, seen from today.</summary>
public enum DueState
{
    Overdue,
    Soon,
    Later,
}

/// <summary>One line of the plan.</summary>
/// <param name="Key">Device, contract, name of the item, or key of the recurring problem.</param>
/// <param name="Due">Last good day, or the day of the check.</param>
/// <param name="EveryMonths">Null when it does not come back by itself.</param>
public sealed record DueItem(
    DueKind Kind, string Key, LocalDate Due, DueState State, int? EveryMonths = null, string? Owner = null, LocalDate? LastDone = null);

/// <summary>What is due for maintenance at a client; pure.</summary>
public static class MaintenancePlan
{
    /// <summary>Ends are announced so many days ahead, and are soon.</summary>
    public const int SoonDays = 30;

    /// <summary>Later ends are not shown, in days.</summary>
    private const int Horizon = 180;

    /// <summary>Whether a client pays a fixed fee for being looked after on that day; the others get no maintenance.</summary>
    public static bool IsManaged(ContractBook book, string clientId, LocalDate day) => book.ContractsOf(clientId).Any(c =>
        c is { Kind: ContractKind.FixedFee, Fee: not null, Status: ContractStatus.Active } && c.From <= day && (c.To is not { } last || day <= last));

    /// <summary>Everything that is overdue or due within half a year, the earliest first.</summary>
    public static ImmutableArray<DueItem> Of(
        ContractBook book, Client client, IEnumerable<UpkeepItem> items, ImmutableArray<Recurrence> recurrences, LocalDate today)
    {
        var warranties = client.Devices.Where(d => d.VendorWarrantyUntil is not null)
            .Select(d => Item(DueKind.Warranty, d.Id, d.VendorWarrantyUntil.GetValueOrDefault(), today));
        var contracts = book.ContractsOf(client.Id).Where(c => c is { Status: ContractStatus.Active, To: not null })
            .Select(c => Item(DueKind.Contract, c.Id, c.To.GetValueOrDefault(), today));
        var kept = items.Select(i => Item(KindOf(i.Kind), i.Name, i.Due, today) with { EveryMonths = i.EveryMonths, Owner = i.Owner, LastDone = i.LastDone });
        var problems = recurrences.Select(r => new DueItem(DueKind.Recurring, r.Key.Text, today, DueState.Soon));
        return
        [
            .. warranties.Concat(contracts).Concat(kept).Concat(problems).Where(i => i.Due <= today.PlusDays(Horizon))
                .OrderBy(i => i.Due).ThenBy(i => i.Kind).ThenBy(i => i.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Ends that people should hear of ahead: those to come within thirty days. Recurring problems have no end.</summary>
    public static IEnumerable<DueItem> ToAnnounce(ImmutableArray<DueItem> plan) => plan.Where(i => i is { State: DueState.Soon, Kind: not DueKind.Recurring });

    private static DueItem Item(DueKind kind, string key, LocalDate due, LocalDate today) => new(
        kind, key, due, due < today ? DueState.Overdue : due <= today.PlusDays(SoonDays) ? DueState.Soon : DueState.Later);

    private static DueKind KindOf(UpkeepKind kind) => kind switch
    {
        UpkeepKind.Certificate => DueKind.Certificate,
        UpkeepKind.License => DueKind.License,
        UpkeepKind.Check => DueKind.Check,
    };
}
