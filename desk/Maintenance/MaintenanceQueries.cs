using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Maintenance;

/// <summary>Reads planned work and kept items. Whoever asks checks who may see the answer.</summary>
public sealed class MaintenanceQueries(IDocumentStore store)
{
    private const int Most = 10_000;

    /// <summary>Work that was not over at an instant, earliest end first; with what was called off.</summary>
    public Task<IReadOnlyList<Stored<PlannedWork>>> EndingAfterAsync(Instant from, CancellationToken ct) =>
        store.ListAsync(PlannedWork.Documents, IndexRange.AtLeast(PlannedWork.ByEnd, IndexValue.Of(from)), Most, ct);

    /// <summary>The id may come from anywhere.</summary>
    public Task<Stored<PlannedWork>?> FindAsync(string id, CancellationToken ct) => id.Length is > 0 and <= 40
        ? store.FindAsync(PlannedWork.Documents, id, ct)
        : Task.FromResult<Stored<PlannedWork>?>(null);

    public async Task<IReadOnlyList<UpkeepItem>> ItemsAsync(string clientId, CancellationToken ct) =>
        [.. (await store.ListAsync(UpkeepItem.Items, IndexRange.Exactly(UpkeepItem.ByClient, clientId), Most, ct)).Select(i => i.Value)];

    public Task<Stored<UpkeepItem>?> FindItemAsync(string clientId, UpkeepKind kind, string name, CancellationToken ct) =>
        store.FindAsync(UpkeepItem.Items, UpkeepItem.IdOf(clientId, kind, name), ct);

    public async Task<bool> IsAnnouncedAsync(string noticeId, CancellationToken ct) => await store.FindAsync(EndNotice.Notices, noticeId, ct) is not null;
}
