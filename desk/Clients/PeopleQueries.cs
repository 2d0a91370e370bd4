using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Clients;

/// <summary>Reads people.</summary>
public sealed class PeopleQueries(IDocumentStore store)
{
    public static readonly IndexName ByClient = new("by-client");

    public static readonly IndexName ByUpn = new("by-upn");

    /// <summary>The provider's technicians and dispatchers, by name.</summary>
    public static readonly IndexName OfDesk = new("of-desk");

    public static readonly DocumentType<Person> People = new("person", Entries);

    public async Task<Person?> FindAsync(string id, CancellationToken ct) => (await store.FindAsync(People, id, ct))?.Value;

    /// <summary>The person with a sign-in name, in lower case; null when there is none.</summary>
    public async Task<Person?> FindByUpnAsync(string upn, CancellationToken ct) =>
        await store.ListAsync(People, IndexRange.Exactly(ByUpn, upn), 1, ct) is [var found, ..] ? found.Value : null;

    /// <summary>Everybody of a client who is known.</summary>
    public async Task<IReadOnlyList<Person>> OfClientAsync(string clientId, CancellationToken ct)
    {
        const int most = 100_000;
        return [.. (await store.ListAsync(People, IndexRange.Exactly(ByClient, clientId), most, ct)).Select(p => p.Value)];
    }

    /// <summary>The people of a client who may authorise spending.</summary>
    public async Task<IReadOnlyList<Person>> ApproversAsync(string clientId, CancellationToken ct) =>
        [.. (await OfClientAsync(clientId, ct)).Where(p => p.Roles.Contains(PersonRole.Approver))];

    /// <summary>The provider's technicians and dispatchers, by name.</summary>
    public async Task<IReadOnlyList<Person>> DeskAsync(CancellationToken ct)
    {
        const int most = 1_000;
        return [.. (await store.ListAsync(People, IndexRange.All(OfDesk), most, ct)).Select(p => p.Value)];
    }

    private static IEnumerable<IndexEntry> Entries(Person person)
    {
        yield return new IndexEntry(ByUpn, person.Upn);
        if (person.IsDesk) yield return new IndexEntry(OfDesk, person.Name);
        if (person.ClientId is { } client) yield return new IndexEntry(ByClient, client);
    }
}
