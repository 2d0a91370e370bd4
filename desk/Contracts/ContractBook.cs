using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Sla;

namespace SupportBot.Desk.Contracts;

/// <summary>
/// Who is supported, under which contracts, at which hours and prices. Read whole, checked whole, replaced whole: every
/// id that a book holds is defined in it, so the lookups by a book's own ids never fail.
/// </summary>
public sealed class ContractBook
{
    private readonly FrozenDictionary<string, SupportCalendar> _calendars;
    private readonly FrozenDictionary<string, RateCard> _rateCards;
    private readonly FrozenDictionary<string, Service> _services;
    private readonly FrozenDictionary<string, SlaPolicy> _slaPolicies;
    private readonly FrozenDictionary<string, Client> _clients;
    private readonly FrozenDictionary<string, Contract> _contracts;
    private readonly FrozenDictionary<string, Tax> _taxes;
    private readonly FrozenDictionary<string, Client> _clientsByTenant;
    private readonly FrozenDictionary<string, ImmutableArray<Contract>> _contractsByClient;

    /// <param name="content">A checked book.</param>
    /// <exception cref="ArgumentException">Two entries of a list have the same id.</exception>
    internal ContractBook(BookContent content)
    {
        Content = content;
        _calendars = Index(content.Calendars, c => c.Id);
        _rateCards = Index(content.RateCards, c => c.Id);
        _services = Index(content.Services, s => s.Id);
        _slaPolicies = Index(content.SlaPolicies, p => p.Id);
        _clients = Index(content.Clients, c => c.Id);
        _contracts = Index(content.Contracts, c => c.Id);
        _taxes = Index(content.Taxes, t => t.Id);
        _clientsByTenant = content.Clients
            .SelectMany(client => client.Tenants, (client, tenant) => KeyValuePair.Create(tenant, client))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _contractsByClient = content.Contracts
            .GroupBy(contract => contract.Client, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Free label, kept in every decision.</summary>
    public string Version => Content.Version;

    /// <summary>Hex SHA-256 over the book's meaning: two texts that say the same have the same hash.</summary>
    public string Hash => Content.Hash;

    /// <summary>ISO 4217; every amount of the book is in it.</summary>
    public string Currency => Content.Currency;

    public DateTimeZone Zone => Content.Zone;

    public Provider Provider => Content.Provider;

    public ImmutableArray<SupportCalendar> Calendars => Content.Calendars;

    public ImmutableArray<RateCard> RateCards => Content.RateCards;

    public ImmutableArray<Service> Services => Content.Services;

    public ImmutableArray<SlaPolicy> SlaPolicies => Content.SlaPolicies;

    public ImmutableArray<Client> Clients => Content.Clients;

    public ImmutableArray<Contract> Contracts => Content.Contracts;

    private BookContent Content { get; }

    public SupportCalendar? FindCalendar(string? id) => Find(_calendars, id);

    public RateCard? FindRateCard(string? id) => Find(_rateCards, id);

    public Service? FindService(string? id) => Find(_services, id);

    public SlaPolicy? FindSlaPolicy(string? id) => Find(_slaPolicies, id);

    public Client? FindClient(string? id) => Find(_clients, id);

    public Contract? FindContract(string? id) => Find(_contracts, id);

    public Tax? FindTax(string? id) => Find(_taxes, id);

    /// <summary>The client that a Microsoft tenant belongs to; tenant ids are compared without regard to case.</summary>
    public Client? FindClientOfTenant(string? tenantId) => Find(_clientsByTenant, tenantId);

    /// <summary>The client's own contracts, in the order of the book.</summary>
    public ImmutableArray<Contract> ContractsOf(string clientId) =>
        _contractsByClient.TryGetValue(clientId, out var own) ? own : [];

    /// <summary>The contracts of any client (<c>*</c>), in the order of the book.</summary>
    public ImmutableArray<Contract> ContractsForAnyClient => ContractsOf(Contract.AnyClient);

    /// <summary>The zone in which a contract's dates hold when it serves the client.</summary>
    public static DateTimeZone ZoneOf(Contract contract, Client client) => contract.Zone ?? client.Zone;

    /// <summary>The book with other contracts, for a calculation; it is not checked again.</summary>
    internal ContractBook With(ImmutableArray<Contract> contracts) => new(Content with { Contracts = contracts });

    private static T? Find<T>(FrozenDictionary<string, T> all, string? id)
        where T : class => id is not null && all.TryGetValue(id, out var found) ? found : null;

    private static FrozenDictionary<string, T> Index<T>(ImmutableArray<T> items, Func<T, string> id) =>
        items.ToFrozenDictionary(id, StringComparer.Ordinal);
}
