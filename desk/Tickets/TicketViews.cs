using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>The desk's lists of tickets. Each reads one page of one index, however many tickets there are.</summary>
public sealed partial class TicketViews(IDocumentStore store)
{
    /// <summary>Open tickets of one technician, most urgent first.</summary>
    internal static readonly IndexName OfOwner = new("of-owner");

    /// <summary>Tickets that nobody has claimed, most urgent first.</summary>
    internal static readonly IndexName Unassigned = new("unassigned");

    /// <summary>Tickets that wait for their reporter, longest first.</summary>
    internal static readonly IndexName WaitingForUser = new("waiting-for-user");

    /// <summary>All tickets by the words in them, newest first.</summary>
    internal static readonly IndexName Words = new("words");

    /// <summary>Words of one ticket that can be searched for.</summary>
    private const int MostWords = 12;

    private const int LongestWord = 40;

    /// <summary>Tickets with the first word that are looked through for the others.</summary>
    private const int MostCandidates = 200;

    public Task<TicketPage> OfOwnerAsync(string personId, TicketPlace? after, int size, CancellationToken ct) =>
        PageAsync(IndexRange.StartingWith(OfOwner, personId + IndexValue.Separator), after, size, ct);

    public Task<TicketPage> UnassignedAsync(TicketPlace? after, int size, CancellationToken ct) =>
        PageAsync(IndexRange.All(Unassigned), after, size, ct);

    /// <param name="since">Tickets that have waited since before this instant.</param>
    public Task<TicketPage> WaitingForUserAsync(Instant since, TicketPlace? after, int size, CancellationToken ct) =>
        PageAsync(IndexRange.Between(WaitingForUser, "", IndexValue.Of(since)), after, size, ct);

    /// <summary>A client's open tickets, by service, oldest first.</summary>
    public Task<TicketPage> OfClientAsync(string clientId, TicketPlace? after, int size, CancellationToken ct) =>
        PageAsync(IndexRange.StartingWith(TicketDocuments.OpenOfService, clientId + IndexValue.Separator), after, size, ct);

    /// <summary>Tickets, closed ones too, that have every word, newest first; the last word may be a beginning.</summary>
    public async Task<IReadOnlyList<Ticket>> SearchAsync(string words, int size, CancellationToken ct)
    {
        var wanted = WordsOf(words).ToList();
        if (wanted.Count == 0) return [];
        var longest = wanted.MaxBy(w => w.Length) ?? wanted[0];
        var range = IndexRange.StartingWith(Words, wanted.Count == 1 ? longest : longest + IndexValue.Separator);
        var limit = wanted.Count == 1 ? size * 2 : MostCandidates;
        var found = await store.ListAsync(TicketDocuments.Tickets, range, limit, ct);
        return
        [
            .. found.Select(t => t.Value).DistinctBy(t => t.Id).Where(t => HasAll(t, wanted)).OrderByDescending(t => t.OpenedAt).Take(size),
        ];
    }

    /// <summary>Where a ticket is listed for these views.</summary>
    internal static IEnumerable<IndexEntry> Entries(Ticket ticket)
    {
        var newestFirst = IndexValue.Of(Instant.MaxValue.ToUnixTimeSeconds() - ticket.OpenedAt.ToUnixTimeSeconds());
        foreach (var word in SearchWords(ticket).Take(MostWords)) yield return new IndexEntry(Words, IndexValue.Join(word, newestFirst));
        if (ticket.Status is TicketStatus.Closed or TicketStatus.Withdrawn or TicketStatus.Resolved) yield break;
        var urgency = ((int)ticket.Priority).ToString(CultureInfo.InvariantCulture);
        var place = IndexValue.Join(urgency, IndexValue.Of(ticket.OpenedAt));
        if (ticket.AssigneeId is { } owner) yield return new IndexEntry(OfOwner, IndexValue.Join(owner, urgency, IndexValue.Of(ticket.OpenedAt)));
        else if (ticket.Status == TicketStatus.Open) yield return new IndexEntry(Unassigned, place);
        if (ticket.Status == TicketStatus.WaitingForUser)
            yield return new IndexEntry(WaitingForUser, IndexValue.Of(ticket.History.FindLast(l => l.From != l.To)?.At ?? ticket.OpenedAt));
    }

    private async Task<TicketPage> PageAsync(IndexRange range, TicketPlace? after, int size, CancellationToken ct)
    {
        var from = after is null ? range : range.After(after.Value, after.Id);
        var found = await store.ListAsync(TicketDocuments.Tickets, from, size + 1, ct);
        var page = found.Take(size).Select(t => t.Value).ToList();
        var next = found.Count > size ? PlaceOf(page[^1], range) : null;
        return new TicketPage(page, next);
    }

    private static TicketPlace? PlaceOf(Ticket ticket, IndexRange range) =>
        TicketDocuments.Tickets.EntriesOf(ticket)
            .Where(e => e.Index == range.Index && string.CompareOrdinal(e.Value, range.From) >= 0)
            .Select(e => new TicketPlace(e.Value, ticket.Id))
            .FirstOrDefault();

    private static bool HasAll(Ticket ticket, List<string> wanted)
    {
        var own = SearchWords(ticket).ToList();
        return wanted.TrueForAll(w => own.Exists(o => o.StartsWith(w, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> SearchWords(Ticket ticket) =>
        WordsOf($"{ticket.Id} {ticket.ClientId} {ticket.RequesterName} {ticket.Title}").Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text)
        .Select(m => m.Value.ToLowerInvariant()).Select(w => w.Length <= LongestWord ? w : w[..LongestWord]);

    [GeneratedRegex(@"[\p{L}\p{Nd}]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>One page of a list.</summary>
/// <param name="Next">Where the next page begins; null when this is the last one.</param>
public sealed record TicketPage(IReadOnlyList<Ticket> Tickets, TicketPlace? Next);

/// <summary>The last ticket of a page in its list.</summary>
public sealed record TicketPlace(string Value, string Id);
