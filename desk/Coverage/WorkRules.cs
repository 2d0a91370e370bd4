using System.Collections.Immutable;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>R4 and R5: whether a contract includes a piece of work, and whether it excludes it again.</summary>
internal static class WorkRules
{
    public static bool Includes(Contract contract, WorkFacts work)
    {
        var ticket = work.Ticket;
        if (!IsInScope(contract.Scope, ticket)
            || (contract.EnrolledDevicesOnly && ticket.Device is { Enrolled: false })
            || (contract.ActiveUsersOnly && !ticket.User.Active))
        {
            return false;
        }

        return contract.Include.IsEmpty || MostSpecific(contract.Include, work, beatingOnly: false) >= 0;
    }

    public static bool Excludes(Contract contract, WorkFacts work)
    {
        if (contract.Exclude.IsEmpty)
        {
            return false;
        }

        var exclusion = MostSpecific(contract.Exclude, work, beatingOnly: false);
        return exclusion >= 0 && MostSpecific(contract.Include, work, beatingOnly: true) <= exclusion;
    }

    private static bool IsInScope(ContractScope scope, TicketFacts ticket) => scope.Level switch
    {
        ScopeLevel.Client => true,
        ScopeLevel.Service => scope.Ids.Contains(ticket.Service.Id),
        ScopeLevel.Site => Has(scope.Ids, ticket.Site),
        ScopeLevel.User => scope.Ids.Contains(ticket.User.Id),
        ScopeLevel.Device => Has(scope.Ids, ticket.Device?.Id),
    };

    /// <returns>The largest specificity of a matching rule; −1 when none matches.</returns>
    private static int MostSpecific(ImmutableArray<WorkRule> rules, WorkFacts work, bool beatingOnly)
    {
        var most = -1;
        foreach (var rule in rules)
        {
            if ((!beatingOnly || rule.BeatsExclusion) && Matches(rule, work))
            {
                most = Math.Max(most, rule.Specificity);
            }
        }

        return most;
    }

    private static bool Matches(WorkRule rule, WorkFacts work)
    {
        var ticket = work.Ticket;
        return NamesMatch(rule, ticket)
            && Allows(rule.Causes, ticket.Request.Cause)
            && AllowsText(rule.DeviceClasses, ticket.Device?.Class)
            && AllowsText(rule.UserClasses, ticket.User.Class)
            && AllowsText(rule.Categories, ticket.Service.Category)
            && Allows(rule.WorkTypes, work.WorkType)
            && AllowsText(rule.Roles, work.Role);
    }

    private static bool NamesMatch(WorkRule rule, TicketFacts ticket) =>
        AllowsText(rule.Devices, ticket.Device?.Id)
        && AllowsText(rule.Users, ticket.User.Id)
        && AllowsText(rule.Sites, ticket.Site)
        && AllowsText(rule.Services, ticket.Service.Id);

    private static bool Allows<T>(IReadOnlySet<T>? selector, T value) => selector is null || selector.Contains(value);

    private static bool AllowsText(IReadOnlySet<string>? selector, string? value) =>
        selector is null || Has(selector, value);

    private static bool Has(IReadOnlySet<string> ids, string? value) => value is not null && ids.Contains(value);
}
