using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NodaTime;
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

    /// <summary>All tickets that wait for the desk or are worked on, as they were read, most urgent first.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> WaitingAsync(int limit, CancellationToken ct) =>
        store.ListAsync(TicketDocuments.Tickets, IndexRange.All(TicketDocuments.Queue), limit, ct);

    /// <summary>Tickets whose last step was at or after an instant, in that order.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> ChangedAsync(Instant since, int limit, CancellationToken ct) =>
        store.ListAsync(TicketDocuments.Tickets, IndexRange.AtLeast(TicketDocuments.ByChange, IndexValue.Of(since)), limit, ct);

    /// <summary>Tickets that were solved by an instant (in) and wait for the reporter's word, oldest first.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> SolvedAsync(Instant until, int limit, CancellationToken ct)
    {
        var end = IndexValue.Of(until + Duration.FromNanoseconds(1));
        return store.ListAsync(TicketDocuments.Tickets, IndexRange.Between(TicketDocuments.Solved, "", end), limit, ct);
    }

    /// <summary>Whether time was logged on a ticket.</summary>
    public async Task<bool> HasWorkAsync(string ticketId, CancellationToken ct) =>
        (await store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, ticketId), 1, ct)).Count > 0;

    /// <summary>Where a typed message went; null when it is on no ticket.</summary>
    public async Task<RelayedMessage?> FindRelayedAsync(string messageId, CancellationToken ct) => IsId(messageId)
        ? (await store.FindAsync(RelayedMessage.Messages, messageId, ct))?.Value
        : null;

    /// <summary>A client's tickets about a service that are neither closed nor withdrawn, opened at or after an instant.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> OpenOfServiceAsync(
        string clientId, string serviceId, Instant since, int limit, CancellationToken ct)
    {
        var from = IndexValue.Join(clientId, serviceId, IndexValue.Of(since));
        var range = IndexRange.Between(TicketDocuments.OpenOfService, from, IndexValue.Join(clientId, serviceId, "9"));
        return store.ListAsync(TicketDocuments.Tickets, range, limit, ct);
    }

    /// <summary>The tickets that belong to an outage, whatever their state.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> OfOutageAsync(string outageId, CancellationToken ct)
    {
        const int most = 10_000;
        return store.ListAsync(TicketDocuments.Tickets, IndexRange.Exactly(TicketDocuments.OfOutage, outageId), most, ct);
    }

    /// <summary>The tickets that are parts of another one, whatever their state.</summary>
    public Task<IReadOnlyList<Stored<Ticket>>> ChildrenAsync(string parentId, int limit, CancellationToken ct) =>
        store.ListAsync(TicketDocuments.Tickets, IndexRange.Exactly(TicketDocuments.OfParent, parentId), limit, ct);

    /// <summary>The question to the approvers that is open about a ticket, or was; null when nobody was asked.</summary>
    public Task<Stored<Billing.ApprovalRequest>?> RequestAsync(string ticketId, CancellationToken ct) =>
        store.FindAsync(Billing.ApprovalRequest.Requests, ticketId, ct);

    /// <summary>Reports of a service since an instant, oldest first.</summary>
    public async Task<IReadOnlyList<ProblemReport>> ReportsOfServiceAsync(string serviceId, Instant since, int limit, CancellationToken ct)
    {
        var from = IndexValue.Join(serviceId, IndexValue.Of(since));
        var range = IndexRange.Between(TicketDocuments.ReportsByService, from, IndexValue.Join(serviceId, "9"));
        return [.. (await store.ListAsync(TicketDocuments.Reports, range, limit, ct)).Select(r => r.Value)];
    }

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

    /// <summary>A client's latest tickets, newest first.</summary>
    public async Task<IReadOnlyList<Ticket>> LatestOfClientAsync(string clientId, int limit, CancellationToken ct)
    {
        var range = IndexRange.StartingWith(TicketDocuments.ByClient, clientId + IndexValue.Separator).Descending();
        return [.. (await store.ListAsync(TicketDocuments.Tickets, range, limit, ct)).Select(t => t.Value)];
    }

    /// <summary>Who opened a ticket's actions last; null when nobody did.</summary>
    public Task<Stored<DeskPresence>?> PresenceAsync(string ticketId, CancellationToken ct) => store.FindAsync(DeskPresence.Presences, ticketId, ct);

    /// <summary>What somebody said about an offered solution; see <see cref="SolutionFeedback.IdOf"/>.</summary>
    public Task<Stored<SolutionFeedback>?> FindFeedbackAsync(string id, CancellationToken ct) => store.FindAsync(SolutionFeedback.Feedback, id, ct);

    /// <summary>The client's first ticket; null when there is none.</summary>
    public async Task<Ticket?> FirstOfClientAsync(string clientId, CancellationToken ct)
    {
        var range = IndexRange.StartingWith(TicketDocuments.ByClient, clientId + IndexValue.Separator);
        return await store.ListAsync(TicketDocuments.Tickets, range, 1, ct) is [var first, ..] ? first.Value : null;
    }

    /// <summary>A client's tickets that were opened in a span, oldest first, as reports need them.</summary>
    /// <param name="from">Included.</param>
    /// <param name="until">Not included.</param>
    public async IAsyncEnumerable<TicketBrief> BriefsAsync(
        string clientId, Instant from, Instant until, [EnumeratorCancellation] CancellationToken ct)
    {
        const int page = 5_000;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var range = IndexRange.Between(
            BriefText.Index, IndexValue.Join(clientId, IndexValue.Of(from)), IndexValue.Join(clientId, IndexValue.Of(until)));
        while (true)
        {
            var entries = await store.ListEntriesAsync(TicketDocuments.Tickets, range, page, ct);
            foreach (var entry in entries)
            {
                if ((BriefText.Read(entry, known) ?? await BriefOfAsync(entry.Id, ct)) is { } brief) yield return brief;
            }

            if (entries.Count < page) yield break;
            range = range.After(entries[^1].Value, entries[^1].Id);
        }
    }

    private async Task<TicketBrief?> BriefOfAsync(string id, CancellationToken ct) =>
        await store.FindAsync(TicketDocuments.Tickets, id, ct) is { } ticket ? TicketBrief.Of(ticket.Value) : null;

    private static bool IsId(string id) => Id().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
