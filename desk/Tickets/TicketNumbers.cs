using System.Globalization;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// Gives out ticket numbers. A process reserves a few at a time, so that many people can open tickets at once without
/// waiting for one counter; numbers that were reserved and not used are left out.
/// </summary>
public sealed class TicketNumbers(IDocumentStore store) : IDisposable
{
    /// <summary>The number before the first one.</summary>
    public const long Before = 1_000;

    private const long Block = 8;

    private const string CounterId = "tickets";

    private static readonly DocumentType<Counter> Counters = new("counter");

    private readonly SemaphoreSlim _gate = new(1);
    private long _next;
    private long _end;

    /// <summary>The next number, for example <c>SD-1042</c>; never given twice, over all processes and restarts.</summary>
    public async Task<string> NextAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_next == _end) await ReserveAsync(ct);
            return "SD-" + (++_next).ToString(CultureInfo.InvariantCulture);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>For a store that holds tickets up to <paramref name="last"/> already, before the first number is given out.</summary>
    public static Changes StartAfter(long last) => Changes.None.Insert(Counters, CounterId, new Counter(last));

    public void Dispose() => _gate.Dispose();

    private async Task ReserveAsync(CancellationToken ct)
    {
        while (true)
        {
            var stored = await store.FindAsync(Counters, CounterId, ct);
            var last = stored?.Value.Last ?? Before;
            // Refused, another process took the block or made the counter: read again.
            if (!await store.TryCommitAsync(Changes.None.Save(Counters, CounterId, stored, new Counter(last + Block)), ct)) continue;
            (_next, _end) = (last, last + Block);
            return;
        }
    }

    /// <summary>The last number that was reserved.</summary>
    internal sealed record Counter(long Last);
}
