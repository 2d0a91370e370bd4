using System.Collections.Concurrent;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A client with its own contracts and those of any client, as they hold for it.</summary>
internal sealed class CompiledClient
{
    private readonly CompiledBook book;
    private readonly ConcurrentDictionary<string, Terms> any = new(StringComparer.Ordinal);
    private readonly Lazy<long[]> edges;
    private readonly Lazy<SpanSeries[]> series;
    private readonly Lazy<Terms[]> withGrants;

    public CompiledClient(CompiledBook book, Client client)
    {
        this.book = book;
        Client = client;
        Own = book.Book.ContractsOf(client.Id).Select(Compile).ToArray();
        edges = new Lazy<long[]>(() => Visible.SelectMany(terms => terms.Edges).Distinct().Order().ToArray());
        series = new Lazy<SpanSeries[]>(() => Visible.Select(terms => terms.Hours).Distinct()
            .SelectMany(hours => hours.AllSeries).ToArray());
        withGrants = new Lazy<Terms[]>(() => Visible.Where(terms => terms.Grants is not null).ToArray());
    }

    public Client Client { get; }

    public ContractBook Book => book.Book;

    public DateTimeZone Zone => Client.Zone;

    public Terms[] Own { get; }

    /// <summary>The client's own contracts and those of any client, whatever their status.</summary>
    public IEnumerable<Terms> Visible => Own.Concat(Book.ContractsForAnyClient.Select(Of));

    /// <summary>Minutes at which a visible contract begins, ends or leaves grace, ascending.</summary>
    public long[] ContractEdges => edges.Value;

    /// <summary>Inside time and classes of the calendars of all visible contracts.</summary>
    public SpanSeries[] Series => series.Value;

    /// <summary>Visible contracts with a pool.</summary>
    public Terms[] WithGrants => withGrants.Value;

    /// <summary>The client's card, else the provider's.</summary>
    public RateCard Card => Book.FindRateCard(Client.RateCard ?? Book.Provider.RateCard)
        ?? throw new InvalidOperationException("A checked book defines its rate cards.");

    /// <param name="id">Of a contract of this client or of any client; null gives null.</param>
    public Terms? Find(string? id)
    {
        foreach (var terms in Own)
        {
            if (string.Equals(terms.Id, id, StringComparison.Ordinal))
            {
                return terms;
            }
        }

        return Book.FindContract(id) is { IsForAnyClient: true } contract ? Of(contract) : null;
    }

    public bool IsDefault(string contract) =>
        string.Equals(contract, Client.DefaultContract, StringComparison.Ordinal)
        || string.Equals(contract, Book.Provider.DefaultContract, StringComparison.Ordinal);

    private Terms Of(Contract contract) =>
        any.TryGetValue(contract.Id, out var known) ? known : any.GetOrAdd(contract.Id, Compile(contract));

    private Terms Compile(Contract contract) => new(Book, Client, contract, book.Hours(contract.Calendar));
}
