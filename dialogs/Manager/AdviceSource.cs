using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what the choice between two kinds of contract depends on, and compares them.</summary>
public sealed class AdviceSource(IDocumentStore store, TicketQueries tickets, DowntimeSource downtime, RecurrenceSource recurrences, BookShelf books)
{
    private const int MostMonths = 12;
    private const int MostRows = 100_000;

    /// <summary>Null when the book has no second model to compare with.</summary>
    /// <param name="fit">Answers that are not stored yet; null reads the stored ones.</param>
    public async Task<AdviceFigures?> FiguresAsync(Ask ask, Reader reader, FitAnswers? fit, CancellationToken ct) =>
        await FiguresAsync(ask, reader, fit, await recurrences.SearchAsync(ask.ClientId, reader.Now, ct), ct);

    /// <param name="fit">Answers that are not stored yet; null reads the stored ones.</param>
    /// <param name="problems">The client's year of tickets, where it is read already.</param>
    public async Task<AdviceFigures?> FiguresAsync(Ask ask, Reader reader, FitAnswers? fit, RecurrenceSearch problems, CancellationToken ct)
    {
        var book = books.Current;
        if (book.FindClient(ask.ClientId) is not { } client || ContractChoice.For(book, client) is not { } choice) return null;
        var work = await WorkAsync(client, reader, ct);
        var breakFix = ContractReplay.Of(book, client, choice.BreakFix, work.Months);
        var managed = ContractReplay.Of(book, client, choice.Managed, work.Months);
        var known = fit ?? (await store.FindAsync(FitRecord.Records, client.Id, ct))?.Value.Answers ?? new FitAnswers();
        var total = breakFix.Sum(m => m.Billed);
        var residual = total > 0m ? Math.Min(1m, decimal.Round(managed.Sum(m => m.Billed) / total, 4, MidpointRounding.AwayFromZero)) : 0m;
        var hours = await HoursAsync(ask, work.Months, reader, ct);
        var result = ModelComparison.Compare(new ComparisonInput
        {
            Months = [.. breakFix.Select((m, i) => new SupportMonth
            {
                Month = m.Month,
                Billed = m.Billed,
                Covered = m.Covered,
                Tickets = m.Tickets,
                UserHours = hours[i],
                MajorIncident = work.Major.Contains(m.Month),
            })],
            Offer = new ManagedOffer(ContractReplay.FeeOf(choice.Managed, client), residual),
            HourlyCost = DowntimeFigures.Assumed.HourlyCost,
            // The data tells how many services are in use; nobody is asked for it.
            Fit = known with { Services = known.Services ?? (work.Services > 0 ? work.Services : null) },
            Recurrence = problems,
        });
        return new AdviceFigures(result, choice, breakFix, managed, Prevention.Usual);
    }

    /// <summary>The work of the last complete months, each with its tickets; months before the first work are left out.</summary>
    private async Task<Replayable> WorkAsync(Client client, Reader reader, CancellationToken ct)
    {
        var end = reader.Today.ToYearMonth();
        var first = end.PlusMonths(-MostMonths);
        var from = Downtime.StartOf(first.OnDayOfMonth(1), client.Zone);
        var until = Downtime.StartOf(end.OnDayOfMonth(1), client.Zone);
        var range = IndexRange.Between(WorkEntry.ByClient, IndexValue.Join(client.Id, IndexValue.Of(from)), IndexValue.Join(client.Id, IndexValue.Of(until)));
        var entries = (await store.ListAsync(WorkEntry.Entries, range, MostRows, ct)).Select(e => e.Value).Where(e => !e.Removed).ToList();
        var users = await UsersAsync(client.Id, ct);
        var begun = (Instant?)null;
        var (services, major) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<YearMonth>());
        await foreach (var ticket in tickets.BriefsAsync(client.Id, from - Duration.FromDays(90), until, ct))
        {
            begun ??= ticket.OpenedAt;
            services.Add(ticket.ServiceId);
            if (ticket.Priority == Priority.P1) major.Add(ticket.OpenedAt.InZone(client.Zone).Date.ToYearMonth());
        }

        var known = await WorkedOnAsync(entries, client.Id, ct);
        var byMonth = entries.Where(e => known.ContainsKey(e.TicketId)).ToLookup(e => e.Start.InZone(client.Zone).Date.ToYearMonth());
        var months = ImmutableArray.CreateBuilder<(YearMonth, ImmutableArray<TicketWork>)>();
        // The month of the first work is complete only when the records began before it.
        var start = entries.Count > 0 && begun < from ? first : FirstWhole(entries, client.Zone);
        for (var month = start; month is { } m && m < end; month = m.PlusMonths(1))
            months.Add((m, [.. byMonth[m].GroupBy(e => e.TicketId).Select(g => WorkOf(known[g.Key], users, g))]));
        return new Replayable(months.ToImmutable(), services.Count, [.. major]);
    }

    private async Task<Dictionary<string, Ticket>> WorkedOnAsync(List<WorkEntry> entries, string clientId, CancellationToken ct)
    {
        var known = new Dictionary<string, Ticket>(StringComparer.Ordinal);
        foreach (var id in entries.Select(e => e.TicketId).Distinct(StringComparer.Ordinal))
            if (await tickets.FindAsync(id, ct) is { } ticket && ticket.Value.ClientId == clientId) known[id] = ticket.Value;
        return known;
    }

    private static YearMonth? FirstWhole(List<WorkEntry> entries, DateTimeZone zone)
    {
        if (entries.Count == 0) return null;
        var day = entries.Min(e => e.Start).InZone(zone).Date;
        return day.Day == 1 ? day.ToYearMonth() : day.ToYearMonth().PlusMonths(1);
    }

    private static TicketWork WorkOf(Ticket ticket, IReadOnlyDictionary<string, string?> users, IEnumerable<WorkEntry> entries) =>
        new BilledTicket(ticket, null, users.GetValueOrDefault(ticket.RequesterId))
            .Work([.. entries.Select(e => new LoggedEntry(e.Id, e.Start, e.End, e.Role, Causes.WorkTypeOf(e.WorkType)))], null) with
        { Authorised = null };

    private async Task<IReadOnlyDictionary<string, string?>> UsersAsync(string clientId, CancellationToken ct)
    {
        var people = await store.ListAsync(PeopleQueries.People, IndexRange.Exactly(PeopleQueries.ByClient, clientId), MostRows, ct);
        return people.ToDictionary(p => p.Id, p => p.Value.UserId, StringComparer.Ordinal);
    }

    /// <summary>Hours that people lost in each month, in support hours.</summary>
    private async Task<decimal[]> HoursAsync(
        Ask ask, ImmutableArray<(YearMonth Month, ImmutableArray<TicketWork> Work)> months, Reader reader, CancellationToken ct)
    {
        if (months.IsEmpty) return [];
        var span = new Period(months[0].Month.OnDayOfMonth(1), months[^1].Month.PlusMonths(1).OnDayOfMonth(1));
        var about = new Ask { Topic = Topic.Downtime, ClientId = ask.ClientId, Period = span };
        var people = await downtime.PeopleAsync(about, [.. months.Select(m => m.Month)], reader, ct);
        return [.. people.Select(p => decimal.Round((p.Low + p.High) / 120m, 2, MidpointRounding.AwayFromZero))];
    }

    private sealed record Replayable(
        ImmutableArray<(YearMonth Month, ImmutableArray<TicketWork> Work)> Months, int Services, ImmutableHashSet<YearMonth> Major);
}
