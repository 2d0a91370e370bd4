using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Outages;

/// <summary>Reads declared outages.</summary>
public sealed class OutageQueries(IDocumentStore store)
{
    public static readonly IndexName OpenOfClient = new("open-of-client");

    public static readonly IndexName ByClient = new("by-client");

    public static readonly DocumentType<OutageRecord> Outages = new("outage", Entries);

    /// <summary>The outage of a client's service that goes on now; null when there is none.</summary>
    public async Task<Stored<OutageRecord>?> OngoingAsync(string clientId, string serviceId, CancellationToken ct)
    {
        var range = IndexRange.Exactly(OpenOfClient, IndexValue.Join(clientId, serviceId));
        return await store.ListAsync(Outages, range, 1, ct) is [var ongoing, ..] ? ongoing : null;
    }

    /// <summary>A client's outages that began before <paramref name="until"/>, oldest first.</summary>
    public async Task<IReadOnlyList<OutageRecord>> OfClientAsync(string clientId, Instant until, CancellationToken ct)
    {
        const int most = 100_000;
        var range = IndexRange.Between(ByClient, IndexValue.Join(clientId, ""), IndexValue.Join(clientId, IndexValue.Of(until)));
        return [.. (await store.ListAsync(Outages, range, most, ct)).Select(o => o.Value)];
    }

    private static IEnumerable<IndexEntry> Entries(OutageRecord outage)
    {
        yield return new IndexEntry(ByClient, IndexValue.Join(outage.ClientId, IndexValue.Of(outage.Start)));
        if (outage.End is null) yield return new IndexEntry(OpenOfClient, IndexValue.Join(outage.ClientId, outage.ServiceId));
    }
}
