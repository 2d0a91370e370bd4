using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>The cross checks of a book whose shape is right: what no value shows by itself.</summary>
internal static class BookChecks
{
    public static void Check(DocumentReader reader, BookDraft draft)
    {
        var checks = new CheckedBook(reader, draft.Content);
        CheckProvider(checks);
        checks.Unique(checks.Root.Key("taxes"), draft.Content.Taxes, tax => tax.Id);
        CalendarChecks.Check(checks, draft.Calendars);
        CheckRateCards(checks);
        CheckServices(checks);
        CheckPolicies(checks);
        ClientChecks.Check(checks);
        ContractChecks.Check(checks);
    }

    private static void CheckProvider(CheckedBook checks)
    {
        var (place, provider) = (checks.Root.Key("provider"), checks.Content.Provider);
        checks.Known(checks.RateCards, place, "rateCard", provider.RateCard);
        checks.DefaultContract(place, provider.DefaultContract, client: null);
    }

    private static void CheckRateCards(CheckedBook checks)
    {
        var list = checks.Root.Key("rateCards");
        var cards = checks.Content.RateCards;
        checks.Unique(list, cards, card => card.Id);
        for (var i = 0; i < cards.Length; i++)
        {
            var (place, card) = (list.Item(i), cards[i]);
            CheckRates(checks, place.Key("rates"), card.Rates);
            foreach (var classId in card.Multipliers.Keys)
            {
                if (!checks.ClassIds.Contains(classId))
                    checks.Report(place.Key("multipliers").Key(classId), ErrorCode.UnknownRef, "no calendar has this class");
            }
            checks.Known(checks.Taxes, place, "tax", card.Tax);
            var (low, likely, high) = card.DefaultDuration;
            if (low > likely || likely > high)
                checks.Report(place.Key("defaultDuration"), ErrorCode.Order, "low, likely and high must ascend");
        }
    }

    private static void CheckRates(CheckedBook checks, Place list, ImmutableArray<HourlyRate> rates)
    {
        var pairs = new HashSet<(WorkType?, string?)>();
        for (var i = 0; i < rates.Length; i++)
        {
            if (!pairs.Add((rates[i].WorkType, rates[i].Role)))
                checks.Report(list.Item(i), ErrorCode.DuplicateId, "the same work type and role have a rate already");
        }
    }

    private static void CheckServices(CheckedBook checks)
    {
        var list = checks.Root.Key("services");
        var services = checks.Content.Services;
        checks.Unique(list, services, service => service.Id);
        for (var i = 0; i < services.Length; i++)
        {
            var (place, service) = (list.Item(i), services[i]);
            checks.Known(checks.Calendars, place, "calendar", service.Calendar);
            for (var j = 0; j < service.Parents.Length; j++)
                checks.Known(checks.Services, place.Key("parents").Item(j), "service", service.Parents[j].Service);
        }
        var rings = Rings.FirstMembers(services, service => service.Id, service => service.Parents.Select(parent => parent.Service));
        foreach (var first in rings) checks.Report(list.Item(first).Key("parents"), ErrorCode.Cycle);
    }

    private static void CheckPolicies(CheckedBook checks)
    {
        var list = checks.Root.Key("slaPolicies");
        var policies = checks.Content.SlaPolicies;
        checks.Unique(list, policies, policy => policy.Id);
        for (var i = 0; i < policies.Length; i++)
        {
            var place = list.Item(i);
            checks.Known(checks.Calendars, place, "calendar", policies[i].Calendar);
            checks.Unique(place.Key("targets"), policies[i].Targets, target => target.Priority, "priority");
        }
    }
}
