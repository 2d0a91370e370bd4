using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Alerts;

/// <summary>Reads alerts.</summary>
public sealed class AlertQueries(IDocumentStore store)
{
    public Task<Stored<AlertRecord>?> FindAsync(string id, CancellationToken ct) => store.FindAsync(AlertRecord.Records, id, ct);

    /// <summary>How many troubles of a client began in a span, by what was done about them.</summary>
    /// <param name="from">Included.</param>
    /// <param name="until">Not included.</param>
    public async Task<IReadOnlyDictionary<AlertFate, int>> CountAsync(string clientId, Instant from, Instant until, CancellationToken ct)
    {
        const int most = 100_000;
        var range = IndexRange.Between(
            AlertRecord.ByClient, IndexValue.Join(clientId, IndexValue.Of(from)), IndexValue.Join(clientId, IndexValue.Of(until)));
        var entries = await store.ListEntriesAsync(AlertRecord.Records, range, most, ct);
        return entries.Select(e => e.Value[(e.Value.LastIndexOf(IndexValue.Separator) + 1)..])
            .Where(fate => Enum.TryParse<AlertFate>(fate, out _))
            .GroupBy(Enum.Parse<AlertFate>).ToDictionary(g => g.Key, g => g.Count());
    }
}
