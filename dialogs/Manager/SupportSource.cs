using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads cost, service levels, tickets and load, and puts them on sheets.</summary>
public sealed class SupportSource(IDocumentStore store, TicketQueries tickets, LedgerQueries ledger, BookShelf books)
{
    private const int MostEntries = 100_000;

    public async Task<Sheet> CostAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var months = await MonthsAsync(ask.ClientId, ask.Period, reader.Today, ct);
        var before = await MonthsAsync(ask.ClientId, ask.Against ?? ask.Period.ComparableMonths(reader.Today), reader.Today, ct);
        return CostSheet.Of(ask, months, before, books.Current, reader);
    }

    /// <summary>The statement of the month in which the period begins.</summary>
    public async Task<Sheet> StatementAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var month = ask.Period.From.ToYearMonth();
        var statement = await new StatementQueries(store, ledger).OfAsync(books.Current, ask.ClientId, month, ct);
        var whole = new Period(month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1));
        var title = reader.Say.Format("Billing_StatementTitle", whole.Name(reader.Culture), statement.ClientName);
        return StatementPages.SheetOf(ask with { Period = whole }, title, statement, reader.Say);
    }

    public async Task<MeasuredLevels> LevelsAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var book = books.Current;
        var policy = book.ContractsOf(ask.ClientId).Where(c => c.Status == ContractStatus.Active)
            .Select(c => book.FindSlaPolicy(c.Sla)).FirstOrDefault(p => p is not null);
        if (policy is null || book.FindCalendar(policy.Calendar) is not { } calendar) return new MeasuredLevels(null, null);
        var measured = new List<TicketBrief>();
        await foreach (var ticket in InAsync(ask, ask.Period, reader, ct)) measured.Add(ticket);
        return new MeasuredLevels(ServiceLevels.Of(policy, CompiledHours.Of(calendar), measured, reader.Now), policy);
    }

    /// <param name="listed">Newest tickets whose words are wanted; the others are counted.</param>
    public async Task<Sheet> TicketsAsync(Ask ask, int listed, Reader reader, CancellationToken ct)
    {
        var (now, before) = (new TicketFigures(), new TicketFigures());
        await foreach (var ticket in InAsync(ask, ask.Period, reader, ct)) now.Add(ticket);
        var earlier = ask.Against ?? ask.Period.Comparable(reader.Today);
        await foreach (var ticket in InAsync(ask, earlier, reader, ct)) before.Add(ticket);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in now.Rows.Skip(Math.Max(0, now.Rows.Count - listed)))
            titles[row.Id] = (await tickets.FindAsync(row.Id, ct))?.Value.Title ?? "";
        now.Titles = titles;
        var first = await tickets.FirstOfClientAsync(ask.ClientId, ct);
        var isKnown = first is not null && first.OpenedAt < Downtime.StartOf(earlier.Until, reader.Zone);
        return TicketSheet.Of(ask, now, isKnown ? before : null, books.Current, reader);
    }

    /// <summary>All clients, or the one that was named.</summary>
    public async Task<Sheet> LoadAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var entries = new List<WorkEntry>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var client in books.Current.Clients.Where(c => ask.ClientId.Length == 0 || c.Id == ask.ClientId))
        {
            var (from, until) = (Downtime.StartOf(ask.Period.From, reader.Zone), Downtime.StartOf(ask.Period.Until, reader.Zone));
            var range = IndexRange.Between(
                WorkEntry.ByClient, IndexValue.Join(client.Id, IndexValue.Of(from)), IndexValue.Join(client.Id, IndexValue.Of(until)));
            entries.AddRange((await store.ListAsync(WorkEntry.Entries, range, MostEntries, ct)).Select(e => e.Value).Where(e => !e.Removed));
        }

        foreach (var id in entries.Select(e => e.PersonId).Distinct())
            if (await store.FindAsync(PeopleQueries.People, id, ct) is { } person) names[id] = person.Value.Name;
        return LoadSheet.Of(ask, entries, names, reader);
    }

    /// <summary>Tickets opened in a period, narrowed to what was asked for.</summary>
    private async IAsyncEnumerable<TicketBrief> InAsync(
        Ask ask, Period period, Reader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (from, until) = (Downtime.StartOf(period.From, reader.Zone), Downtime.StartOf(period.Until, reader.Zone));
        var onSite = ask.Site is null ? null : await OnSiteAsync(ask.ClientId, ask.Site, ct);
        await foreach (var ticket in tickets.BriefsAsync(ask.ClientId, from, until, ct))
        {
            if (ask.Service is { } service && ticket.ServiceId != service) continue;
            if (onSite?.Contains(ticket.RequesterId) == false) continue;
            if (ask.Cause is { } cause && !string.Equals(ticket.Cause, cause, StringComparison.OrdinalIgnoreCase)) continue;
            yield return ticket;
        }
    }

    private async Task<HashSet<string>> OnSiteAsync(string clientId, string site, CancellationToken ct)
    {
        var users = books.Current.FindClient(clientId)?.Users ?? new ById<ClientUser>();
        var people = await store.ListAsync(PeopleQueries.People, IndexRange.Exactly(PeopleQueries.ByClient, clientId), MostEntries, ct);
        return [.. people.Where(p => users.Find(p.Value.UserId)?.Site == site).Select(p => p.Id)];
    }

    /// <summary>Every month that the period touches, up to this one; empty ones too.</summary>
    private async Task<ImmutableArray<PeriodLedger>> MonthsAsync(string clientId, Period period, LocalDate today, CancellationToken ct)
    {
        var (first, last) = (period.From.ToYearMonth(), period.Until.PlusDays(-1).ToYearMonth());
        if (last > today.ToYearMonth()) last = today.ToYearMonth();
        var known = (await ledger.PeriodsAsync(clientId, first, last, ct)).ToDictionary(m => m.Period);
        var months = ImmutableArray.CreateBuilder<PeriodLedger>();
        for (var month = first; month <= last; month = month.PlusMonths(1))
            months.Add(known.GetValueOrDefault(month) ?? new PeriodLedger(clientId, month, []));
        return months.ToImmutable();
    }
}
