using System.Text.RegularExpressions;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>Reads tickets and reports. Whoever asks checks who may see the answer.</summary>
public sealed partial class TicketQueries(IDocumentStore store)
{
    /// <summary>The ticket, or null when there is none; the id may come from anywhere.</summary>
    public Task<Stored<Ticket>?> FindAsync(string id, CancellationToken ct) => IsId(id)
        ? store.FindAsync(TicketDocuments.Tickets, id, ct)
        : Task.FromResult<Stored<Ticket>?>(null);

    /// <inheritdoc cref="FindAsync"/>
    public Task<Stored<ProblemReport>?> FindReportAsync(string id, CancellationToken ct) => IsId(id)
        ? store.FindAsync(TicketDocuments.Reports, id, ct)
        : Task.FromResult<Stored<ProblemReport>?>(null);

    /// <summary>A person's tickets that are neither closed nor withdrawn, oldest first.</summary>
    public async Task<IReadOnlyList<Ticket>> OpenOfPersonAsync(string personId, int limit, CancellationToken ct)
    {
        var range = IndexRange.StartingWith(TicketDocuments.OpenByPerson, personId + IndexValue.Separator);
        return [.. (await store.ListAsync(TicketDocuments.Tickets, range, limit, ct)).Select(t => t.Value)];
    }

    /// <summary>All tickets that wait for the desk or are worked on, most urgent first, then oldest.</summary>
    public async Task<IReadOnlyList<Ticket>> QueueAsync(int limit, CancellationToken ct)
    {
        var queue = await store.ListAsync(TicketDocuments.Tickets, IndexRange.All(TicketDocuments.Queue), limit, ct);
        return [.. queue.Select(t => t.Value)];
    }

    private static bool IsId(string id) => Id().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
