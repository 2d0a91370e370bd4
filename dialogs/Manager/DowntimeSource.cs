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

    /// <summary>Time that people lost in support hours, month by month; the outages are read once.</summary>
    /// <param name="ask">Its period spans the months.</param>
    public async Task<IReadOnlyList<UserMinutes>> PeopleAsync(Ask ask, IReadOnlyList<YearMonth> months, Reader reader, CancellationToken ct)
    {
        if (books.Current.FindClient(ask.ClientId) is not { } client) return [.. months.Select(_ => new UserMinutes(0m, 0m))];
        var known = await outages.OfClientAsync(client.Id, reader.Now, ct);
        var since = await KnownSinceAsync(client, known, ct);
        return [.. months.Select(month => DowntimeFigures.PeopleIn(month, ask, books.Current, client, known, since, reader))];
    }

    /// <summary>The first thing that was ever recorded about the client.</summary>
    private async Task<Instant?> KnownSinceAsync(Client client, IReadOnlyList<OutageRecord> known, CancellationToken ct)
    {
        var first = await tickets.FirstOfClientAsync(client.Id, ct);
        Instant?[] starts = [known.Count > 0 ? known[0].Start : null, first?.OpenedAt];
        return starts.Where(s => s is not null).Min();
    }
}
