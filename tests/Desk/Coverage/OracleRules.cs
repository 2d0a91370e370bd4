using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>Selectors, inclusion and exclusion, and rates, read word by word.</summary>
internal sealed class OracleRules(ContractBook book, Client client, CoverageRequest request)
{
    private ClientUser User => client.Users.Find(request.AffectedUser ?? request.Requester)!;

    private Device? Device => client.Devices.Find(request.Device);

    private string? Site => request.Site ?? Device?.Site ?? User.Site;

    private Service Service => book.FindService(request.Service)!;

    public bool Includes(Contract contract, LoggedEntry entry)
    {
        var inScope = contract.Scope.Level switch
        {
            ScopeLevel.Device => request.Device is { } device && contract.Scope.Ids.Contains(device),
            ScopeLevel.User => contract.Scope.Ids.Contains(User.Id),
            ScopeLevel.Site => Site is { } site && contract.Scope.Ids.Contains(site),
            ScopeLevel.Service => contract.Scope.Ids.Contains(request.Service),
            _ => true,
        };
        var flagsHold = !(contract.EnrolledDevicesOnly && Device is { Enrolled: false })
            && !(contract.ActiveUsersOnly && !User.Active);
        return inScope && flagsHold && (contract.Include.Length == 0 || contract.Include.Any(rule => Matches(rule, entry)));
    }

    public bool Excludes(Contract contract, LoggedEntry entry)
    {
        var matching = contract.Exclude.Where(rule => Matches(rule, entry)).ToList();
        if (matching.Count == 0)
        {
            return false;
        }

        var most = matching.Max(rule => rule.Specificity);
        return !contract.Include.Any(rule => rule.BeatsExclusion && Matches(rule, entry) && rule.Specificity > most);
    }

    public decimal? Rate(Contract contract, LoggedEntry entry)
    {
        foreach (var card in new[] { contract.RateCard, client.RateCard, book.Provider.RateCard })
        {
            if (OnCard(book.FindRateCard(card), entry) is { } rate)
            {
                return rate;
            }
        }

        return null;
    }

    public decimal? ClientRate(LoggedEntry entry) =>
        OnCard(book.FindRateCard(client.RateCard), entry) ?? OnCard(book.FindRateCard(book.Provider.RateCard), entry);

    public decimal RowWeight(Contract contract, LoggedEntry entry) => contract.Pool!.Weights
        .Where(row => (row.WorkTypes is null || row.WorkTypes.Contains(entry.WorkType))
            && (row.Roles is null || row.Roles.Contains(entry.Role))
            && (row.Services is null || row.Services.Contains(request.Service)))
        .Select(row => (decimal?)row.Weight)
        .FirstOrDefault() ?? 1m;

    public decimal Fee(Contract contract, bool outside, out bool isOutsideFee)
    {
        var row = contract.Incident!.Fees.First(fee =>
            (fee.Priorities is null || fee.Priorities.Contains(request.EffectivePriority))
            && (fee.Services is null || fee.Services.Contains(request.Service))
            && (fee.Categories is null || fee.Categories.Contains(Service.Category)));
        isOutsideFee = outside && row.OutsideFee is not null;
        return isOutsideFee ? row.OutsideFee!.Value : row.Fee;
    }

    private static decimal? OnCard(RateCard? card, LoggedEntry entry)
    {
        (WorkType? Type, string? Role)[] order =
            [(entry.WorkType, entry.Role), (entry.WorkType, null), (null, entry.Role), (null, null)];
        return order
            .Select(wanted => card?.Rates.FirstOrDefault(rate => rate.WorkType == wanted.Type && rate.Role == wanted.Role))
            .FirstOrDefault(rate => rate is not null)?.Rate;
    }

    private bool Matches(WorkRule rule, LoggedEntry entry)
    {
        (IReadOnlySet<string>? Selector, string? Value)[] texts =
        [
            (rule.Devices, request.Device), (rule.Users, User.Id), (rule.Sites, Site), (rule.Services, request.Service),
            (rule.DeviceClasses, Device?.Class), (rule.UserClasses, User.Class), (rule.Categories, Service.Category),
            (rule.Roles, entry.Role),
        ];
        return Array.TrueForAll(texts, text => text.Selector is null || (text.Value is not null && text.Selector.Contains(text.Value)))
            && (rule.Causes is null || rule.Causes.Contains(request.Cause))
            && (rule.WorkTypes is null || rule.WorkTypes.Contains(entry.WorkType));
    }
}
