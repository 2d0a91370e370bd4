using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Clients;

/// <summary>Reads people.</summary>
public sealed class PeopleQueries(IDocumentStore store)
{
    public static readonly IndexName ByClient = new("by-client");

    public static readonly IndexName ByUpn = new("by-upn");

    public static readonly DocumentType<Person> People = new("person", Entries);

    public async Task<Person?> FindAsync(string id, CancellationToken ct) => (await store.FindAsync(People, id, ct))?.Value;

    /// <summary>The person with a sign-in name, in lower case; null when there is none.</summary>
    public async Task<Person?> FindByUpnAsync(string upn, CancellationToken ct) =>
        await store.ListAsync(People, IndexRange.Exactly(ByUpn, upn), 1, ct) is [var found, ..] ? found.Value : null;

    /// <summary>The people of a client who may authorise spending.</summary>
    public async Task<IReadOnlyList<Person>> ApproversAsync(string clientId, CancellationToken ct) =>
        [.. (await OfClientAsync(clientId, ct)).Where(p => p.Roles.Contains(PersonRole.Approver))];

    /// <summary>The people of a client who have been heard of.</summary>
    public async Task<IReadOnlyList<Person>> OfClientAsync(string clientId, CancellationToken ct)
    {
        const int most = 1_000;
        var people = await store.ListAsync(People, IndexRange.Exactly(ByClient, clientId), most, ct);
        return [.. people.Select(p => p.Value)];
    }

    private static IEnumerable<IndexEntry> Entries(Person person)
    {
        yield return new IndexEntry(ByUpn, person.Upn);
        if (person.ClientId is { } client) yield return new IndexEntry(ByClient, client);
    }
}
