using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// The solved cases of the last year, kept in memory: an estimate looks at all of them, and a few minutes of delay do not
/// change it.
/// </summary>
public sealed class CaseHistory(IDocumentStore store)
{
    /// <summary>How long a loaded history is used.</summary>
    public static readonly Duration Freshness = Duration.FromMinutes(5);

    private static readonly Duration Reach = Duration.FromDays(365);

    private const int Most = 100_000;

    private volatile Loaded? _loaded;

    /// <summary>Cases solved in the 365 days up to <paramref name="now"/>, oldest first.</summary>
    public async Task<ImmutableArray<HistoryRow>> AtAsync(Instant now, CancellationToken ct)
    {
        if (_loaded is { } known && now >= known.At && now - known.At < Freshness) return known.Cases;
        var range = IndexRange.AtLeast(SolvedCase.ByTime, IndexValue.Of(now - Reach));
        var cases = await store.ListAsync(SolvedCase.Cases, range, Most, ct);
        var loaded = new Loaded(now, [.. cases.Select(c => RowOf(c.Value))]);
        _loaded = loaded;
        return loaded.Cases;
    }

    private static HistoryRow RowOf(SolvedCase solved) =>
        new(solved.ServiceId, solved.Priority, solved.WorkType, solved.ResolvedAt, solved.Minutes);

    private sealed record Loaded(Instant At, ImmutableArray<HistoryRow> Cases);
}
