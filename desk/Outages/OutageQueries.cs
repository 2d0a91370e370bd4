using System.Text;
using System.Text.Json;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Outages;

/// <summary>Reads declared outages.</summary>
public sealed class OutageQueries(IDocumentStore store)
{
    public static readonly IndexName OpenOfClient = new("open-of-client");

    public static readonly IndexName ByClient = new("by-client");

    private static readonly IndexName Brief = new("brief");

    public static readonly DocumentType<OutageRecord> Outages = new("outage", Entries);

    /// <summary>The outage of a client's service that goes on now; null when there is none.</summary>
    public async Task<Stored<OutageRecord>?> OngoingAsync(string clientId, string serviceId, CancellationToken ct)
    {
        var range = IndexRange.Exactly(OpenOfClient, IndexValue.Join(clientId, serviceId));
        return await store.ListAsync(Outages, range, 1, ct) is [var ongoing, ..] ? ongoing : null;
    }

    /// <summary>
    /// A client's outages that began before <paramref name="until"/>, oldest first, as figures need them: without who said to
    /// be affected. Read from the index alone wherever a record fits there.
    /// </summary>
    public async Task<IReadOnlyList<OutageRecord>> OfClientAsync(string clientId, Instant until, CancellationToken ct)
    {
        const int most = 100_000;
        var range = IndexRange.Between(Brief, IndexValue.Join(clientId, ""), IndexValue.Join(clientId, IndexValue.Of(until)));
        var entries = await store.ListEntriesAsync(Outages, range, most, ct);
        var found = new List<OutageRecord>(entries.Count);
        foreach (var entry in entries)
        {
            if (ReadBrief(entry.Value) is { } brief) found.Add(brief);
            else if (await store.FindAsync(Outages, entry.Id, ct) is { } whole) found.Add(whole.Value with { AffectedPeople = [] });
        }

        return found;
    }

    public Task<Stored<OutageRecord>?> FindRecordAsync(string id, CancellationToken ct) => IsId(id)
        ? store.FindAsync(Outages, id, ct)
        : Task.FromResult<Stored<OutageRecord>?>(null);

    /// <summary>A declared outage; the id may come from anywhere.</summary>
    public Task<Stored<OutageEvent>?> FindEventAsync(string id, CancellationToken ct) => IsId(id)
        ? store.FindAsync(OutageEvent.Events, id, ct)
        : Task.FromResult<Stored<OutageEvent>?>(null);

    /// <summary>The declared outage of a service that goes on, at any client; null when there is none.</summary>
    public async Task<Stored<OutageEvent>?> OngoingEventAsync(string serviceId, CancellationToken ct) =>
        await store.ListAsync(OutageEvent.Events, IndexRange.Exactly(OutageEvent.Ongoing, serviceId), 1, ct) is [var found, ..] ? found : null;

    /// <summary>The declared outage of a service that began last, over or not; null when there was none.</summary>
    public async Task<Stored<OutageEvent>?> LatestEventAsync(string serviceId, CancellationToken ct)
    {
        var range = IndexRange.StartingWith(OutageEvent.ByService, serviceId + IndexValue.Separator).Descending();
        return await store.ListAsync(OutageEvent.Events, range, 1, ct) is [var found, ..] ? found : null;
    }

    /// <summary>Declared outages that go on.</summary>
    public async Task<IReadOnlyList<OutageEvent>> OngoingEventsAsync(CancellationToken ct)
    {
        const int most = 100;
        return [.. (await store.ListAsync(OutageEvent.Events, IndexRange.All(OutageEvent.Ongoing), most, ct)).Select(e => e.Value)];
    }

    /// <summary>Whom the latest message of an outage reached.</summary>
    public async Task<IReadOnlyList<OutageDelivery>> DeliveriesAsync(string slot, CancellationToken ct)
    {
        const int most = 100_000;
        var found = await store.ListAsync(OutageDelivery.Deliveries, IndexRange.Exactly(OutageDelivery.BySlot, slot), most, ct);
        return [.. found.Select(d => d.Value)];
    }

    /// <summary>When the desk was last told that a service looks down; null is never.</summary>
    public Task<Stored<OutageHint>?> FindHintAsync(string serviceId, CancellationToken ct) => store.FindAsync(OutageHint.Hints, serviceId, ct);

    private static bool IsId(string id) => id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static IEnumerable<IndexEntry> Entries(OutageRecord outage)
    {
        yield return new IndexEntry(ByClient, IndexValue.Join(outage.ClientId, IndexValue.Of(outage.Start)));
        yield return new IndexEntry(Brief, BriefOf(outage));
        if (outage.End is not null) yield break;
        foreach (var service in outage.AlsoServices.Add(outage.ServiceId))
            yield return new IndexEntry(OpenOfClient, IndexValue.Join(outage.ClientId, service));
    }

    /// <summary>Client, start and the record as JSON; only client and start of a record that does not fit.</summary>
    private static string BriefOf(OutageRecord outage)
    {
        var place = IndexValue.Join(outage.ClientId, IndexValue.Of(outage.Start));
        var json = JsonSerializer.Serialize(outage with { AffectedPeople = [] }, DeskJson.Options);
        var value = $"{place}{IndexValue.Separator}{json}";
        return Encoding.UTF8.GetByteCount(value) <= StorageText.LongestIndexValue ? value : place;
    }

    private static OutageRecord? ReadBrief(string value)
    {
        const int parts = 3;
        return value.Split(IndexValue.Separator, parts) is [_, _, var json] ? JsonSerializer.Deserialize<OutageRecord>(json, DeskJson.Options) : null;
    }
}
