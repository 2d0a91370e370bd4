using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what the downtime of a client's period depends on.</summary>
public sealed class DowntimeSource(OutageQueries outages, TicketQueries tickets, MaintenanceQueries maintenance, BookShelf books)
{
    /// <summary>The longest outages, whose tickets are named.</summary>
    private const int MostWithTickets = 20;

    /// <summary>Null when the client is not in the book or the period has not begun.</summary>
    public async Task<DowntimeFigures?> FiguresAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        if (books.Current.FindClient(ask.ClientId) is not { } client) return null;
        var figures = DowntimeFigures.Of(ask, books.Current, client, await KnownAsync(ask, client, reader, ct), reader);
        return figures is null ? null : figures with { Tickets = await TicketsAsync(figures, client, ct) };
    }

    /// <summary>An outage may be of several clients; their tickets are their own.</summary>
    private async Task<ImmutableArray<string>> TicketsAsync(DowntimeFigures figures, Client client, CancellationToken ct)
    {
        var ids = new List<string>();
        foreach (var outage in figures.Outages.OrderByDescending(figures.MinutesOf).Take(MostWithTickets))
        {
            var joined = await tickets.OfOutageAsync(outage.EventId ?? outage.Id, ct);
            ids.AddRange(joined.Where(t => t.Value.ClientId == client.Id).Select(t => t.Id));
        }

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Time that people lost in support hours, month by month; the outages are read once.</summary>
    /// <param name="ask">Its period spans the months.</param>
    public async Task<IReadOnlyList<UserMinutes>> PeopleAsync(Ask ask, IReadOnlyList<YearMonth> months, Reader reader, CancellationToken ct)
    {
        if (books.Current.FindClient(ask.ClientId) is not { } client) return [.. months.Select(_ => new UserMinutes(0m, 0m))];
        var time = await KnownAsync(ask, client, reader, ct);
        return [.. months.Select(month => DowntimeFigures.PeopleIn(month, ask, books.Current, client, time, reader))];
    }

    private async Task<KnownTime> KnownAsync(Ask ask, Client client, Reader reader, CancellationToken ct)
    {
        var known = await outages.OfClientAsync(client.Id, reader.Now, ct);
        return new KnownTime(known, await KnownSinceAsync(client, known, ct), await WindowsAsync(ask, client, ct));
    }

    /// <summary>Planned work that concerns the client, and the site that was asked for.</summary>
    private async Task<ImmutableArray<MaintenanceWindow>> WindowsAsync(Ask ask, Client client, CancellationToken ct)
    {
        var works = await maintenance.EndingAfterAsync(Instant.MinValue, ct);
        return
        [
            .. works.Select(w => w.Value)
                .Where(w => w.Scopes.Any(s => s.ClientId == client.Id && (s.Sites.IsEmpty || (ask.Site is { } site && s.Sites.Contains(site)))))
                .Select(w => w.Window),
        ];
    }

    /// <summary>The first thing that was ever recorded about the client.</summary>
    private async Task<Instant?> KnownSinceAsync(Client client, IReadOnlyList<OutageRecord> known, CancellationToken ct)
    {
        var first = await tickets.FirstOfClientAsync(client.Id, ct);
        Instant?[] starts = [known.Count > 0 ? known[0].Start : null, first?.OpenedAt];
        return starts.Where(s => s is not null).Min();
    }
}

/// <summary>What is known of a client's time.</summary>
/// <param name="Outages">All of them.</param>
/// <param name="Since">When records begin; time before it is neither up nor down. Null when there are none.</param>
/// <param name="Windows">Planned work.</param>
public sealed record KnownTime(IReadOnlyList<OutageRecord> Outages, Instant? Since, ImmutableArray<MaintenanceWindow> Windows);
