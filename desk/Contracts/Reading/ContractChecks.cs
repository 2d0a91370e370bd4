using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Cross checks of the contracts.</summary>
internal static class ContractChecks
{
    public static void Check(CheckedBook checks)
    {
        var list = checks.Root.Key("contracts");
        var contracts = checks.Content.Contracts;
        checks.Unique(list, contracts, contract => contract.Id);
        for (var i = 0; i < contracts.Length; i++)
        {
            var (place, contract) = (list.Item(i), contracts[i]);
            CheckReferences(checks, place, contract);
            CheckScope(checks, place.Key("scope"), contract);
            CheckRules(checks, place.Key("include"), contract, contract.Include);
            CheckRules(checks, place.Key("exclude"), contract, contract.Exclude);
            TermChecks.Check(checks, place, contract);
        }
        var rings = Rings.FirstMembers(contracts, contract => contract.Id, contract => contract.Fallback is { } next ? [next] : []);
        foreach (var first in rings) checks.Report(list.Item(first).Key("fallback"), ErrorCode.Cycle);
    }

    private static void CheckReferences(CheckedBook checks, Place place, Contract contract)
    {
        if (!contract.IsForAnyClient && !checks.Clients.ContainsKey(contract.Client))
            checks.Report(place.Key("client"), ErrorCode.UnknownRef);
        if (contract.To < contract.From) checks.Report(place.Key("to"), ErrorCode.Order);
        if (contract.GraceBusinessDays > 0 && checks.NeverOpen.Contains(contract.Calendar))
            checks.Report(place.Key("graceBusinessDays"), ErrorCode.Conflict, "the calendar has no window, so no business day");
        checks.Known(checks.Calendars, place, "calendar", contract.Calendar);
        checks.Known(checks.RateCards, place, "rateCard", contract.RateCard);
        checks.Known(checks.Taxes, place, "tax", contract.Tax);
        checks.Known(checks.Policies, place, "sla", contract.Sla);
        if (contract.Fallback is null) return;
        if (!checks.Contracts.TryGetValue(contract.Fallback, out var fallback))
            checks.Report(place.Key("fallback"), ErrorCode.UnknownRef);
        else if (!fallback.IsForAnyClient && fallback.Client != contract.Client)
            checks.Report(place.Key("fallback"), ErrorCode.Conflict, "it belongs to another client");
    }

    private static void CheckScope(CheckedBook checks, Place place, Contract contract)
    {
        var (level, ids) = contract.Scope;
        if (level == ScopeLevel.Client)
        {
            if (ids.Count > 0) checks.Report(place.Key("ids"), ErrorCode.Conflict, "the level client takes no ids");
            return;
        }
        if (ids.Count == 0) checks.Report(place.Key("ids"), ErrorCode.Missing, "this level needs ids");
        checks.AllKnown(
            level switch
            {
                ScopeLevel.Service => checks.Services.Contains,
                ScopeLevel.Site => checks.Sites(contract),
                ScopeLevel.User => checks.Users(contract),
                _ => checks.Devices(contract),
            },
            place.Key("ids"),
            ids);
    }

    private static void CheckRules(CheckedBook checks, Place list, Contract contract, ImmutableArray<WorkRule> rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var (place, rule) = (list.Item(i), rules[i]);
            if (rule.Devices is not null) checks.AllKnown(checks.Devices(contract), place.Key("devices"), rule.Devices);
            if (rule.Users is not null) checks.AllKnown(checks.Users(contract), place.Key("users"), rule.Users);
            if (rule.Sites is not null) checks.AllKnown(checks.Sites(contract), place.Key("sites"), rule.Sites);
            checks.AllKnown(checks.Services.Contains, place.Key("services"), rule.Services);
        }
    }
}
