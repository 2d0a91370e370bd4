using System.Collections.Immutable;
using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>The ids of a book that is being checked, and the checks that many places share.</summary>
internal sealed class CheckedBook(DocumentReader reader, BookContent content)
{
    // Enough to see a typing error; a list of fifty thousand ids helps nobody.
    private const int MostListed = 20;

    private readonly Lazy<HashSet<string>> _anyDevice = new(() => Ids(content.Clients.SelectMany(c => c.Devices), d => d.Id));
    private readonly Lazy<HashSet<string>> _anyUser = new(() => Ids(content.Clients.SelectMany(c => c.Users), u => u.Id));
    private readonly Lazy<HashSet<string>> _anySite = new(() => Ids(content.Clients.SelectMany(c => c.Sites), s => s.Id));

    public BookContent Content => content;

    public Place Root => reader.Place;

    public HashSet<string> Taxes { get; } = Ids(content.Taxes, tax => tax.Id);

    public HashSet<string> Calendars { get; } = Ids(content.Calendars, calendar => calendar.Id);

    /// <summary>Calendars without a single window.</summary>
    public HashSet<string> NeverOpen { get; } = Ids(content.Calendars.Where(calendar => calendar.Windows.Count == 0), c => c.Id);

    public HashSet<string> ClassIds { get; } = Ids(content.Calendars.SelectMany(calendar => calendar.Classes), c => c.Id);

    public HashSet<string> RateCards { get; } = Ids(content.RateCards, card => card.Id);

    public HashSet<string> Services { get; } = Ids(content.Services, service => service.Id);

    public HashSet<string> Policies { get; } = Ids(content.SlaPolicies, policy => policy.Id);

    public Dictionary<string, Client> Clients { get; } = ById(content.Clients, client => client.Id);

    public Dictionary<string, Contract> Contracts { get; } = ById(content.Contracts, contract => contract.Id);

    public void Report(Place place, ErrorCode code, string? reason = null, ImmutableArray<string> accepted = default) =>
        reader.Report(place, code, reason, accepted);

    /// <inheritdoc cref="DocumentReader.IsGiven"/>
    public bool IsGiven(Place place) => reader.IsGiven(place);

    /// <summary>Reports an id that is not in <paramref name="known"/>; null is no id.</summary>
    public void Known(HashSet<string> known, Place map, string key, string? id)
    {
        if (id is null || known.Contains(id)) return;
        Report(map.Key(key), ErrorCode.UnknownRef, accepted: known.Count <= MostListed ? [.. known.Order(StringComparer.Ordinal)] : []);
    }

    /// <summary>Reports every item of a list of ids that is not known.</summary>
    public void AllKnown(Func<string, bool> known, Place list, IReadOnlySet<string>? ids)
    {
        if (ids is null || ids.All(known)) return;
        foreach (var (index, id) in reader.TextsOf(list))
        {
            if (!known(id)) Report(list.Item(index), ErrorCode.UnknownRef);
        }
    }

    /// <summary>Reports every later key of equal ids.</summary>
    public void Unique<T, TKey>(Place list, IReadOnlyList<T> items, Func<T, TKey> id, string key = "id")
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(id(items[i]))) Report(list.Item(i).Key(key), ErrorCode.DuplicateId);
        }
    }

    /// <summary>Reports a default contract that is not defined or not fit to be one.</summary>
    /// <param name="client">Whose default it is; null for the provider's.</param>
    public void DefaultContract(Place map, string? id, string? client)
    {
        if (id is null) return;
        var place = map.Key("defaultContract");
        if (!Contracts.TryGetValue(id, out var contract)) Report(place, ErrorCode.UnknownRef);
        else if (!IsFitDefault(contract, client))
            Report(place, ErrorCode.Conflict, "a default contract bills every request of the client, and outside hours too");
    }

    /// <summary>Whether a site, user or device is known to the contract's client; for any client's contract, to any.</summary>
    public Func<string, bool> Sites(Contract contract) => contract.IsForAnyClient
        ? _anySite.Value.Contains
        : Clients.TryGetValue(contract.Client, out var client) ? client.Sites.Contains : _ => true;

    /// <inheritdoc cref="Sites"/>
    public Func<string, bool> Users(Contract contract) => contract.IsForAnyClient
        ? _anyUser.Value.Contains
        : Clients.TryGetValue(contract.Client, out var client) ? client.Users.Contains : _ => true;

    /// <inheritdoc cref="Sites"/>
    public Func<string, bool> Devices(Contract contract) => contract.IsForAnyClient
        ? _anyDevice.Value.Contains
        : Clients.TryGetValue(contract.Client, out var client) ? client.Devices.Contains : _ => true;

    private static bool IsFitDefault(Contract contract, string? client) =>
        (contract.IsForAnyClient || (client is not null && contract.Client == client))
        && contract.Kind is ContractKind.PerIncident or ContractKind.TimeAndMaterials
        && contract.Scope.Level == ScopeLevel.Client
        && contract.Include.IsEmpty && contract.Exclude.IsEmpty
        && contract.Outside.Rule == OutsideRule.Bill;

    private static HashSet<string> Ids<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.Select(id).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) byId.TryAdd(id(item), item);
        return byId;
    }
}
