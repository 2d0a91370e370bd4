using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what the downtime of a client's period depends on.</summary>
public sealed class DowntimeSource(OutageQueries outages, TicketQueries tickets, BookShelf books)
{
    /// <summary>Null when the client is not in the book or the period has not begun.</summary>
    public async Task<DowntimeFigures?> FiguresAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        if (books.Current.FindClient(ask.ClientId) is not { } client) return null;
        var known = await outages.OfClientAsync(client.Id, reader.Now, ct);
        return DowntimeFigures.Of(ask, books.Current, client, known, await KnownSinceAsync(client, known, ct), reader);
    }

    /// <summary>The first thing that was ever recorded about the client.</summary>
    private async Task<Instant?> KnownSinceAsync(Client client, IReadOnlyList<OutageRecord> known, CancellationToken ct)
    {
        var first = await tickets.FirstOfClientAsync(client.Id, ct);
        Instant?[] starts = [known.Count > 0 ? known[0].Start : null, first?.OpenedAt];
        return starts.Where(s => s is not null).Min();
    }
}
