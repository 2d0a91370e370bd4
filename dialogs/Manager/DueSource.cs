using SupportBot.Desk.Advice;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Outages;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what is due for maintenance at a client.</summary>
public sealed class DueSource(MaintenanceQueries queries, AlertQueries alerts, RecurrenceSource recurrences, BookShelf books)
{
    public async Task<Sheet> SheetAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var found = Recurrence.Find(await recurrences.SearchAsync(ask.ClientId, reader.Now, ct));
        return books.Current.FindClient(ask.ClientId) is { } client
            ? await SheetAsync(ask, client, [.. found], reader, ct)
            : throw new ArgumentException("The client is not in the book.", nameof(ask));
    }

    /// <param name="found">Problems that keep coming back, where they are known already.</param>
    public async Task<Sheet> SheetAsync(
        Ask ask, Client client, System.Collections.Immutable.ImmutableArray<Recurrence> found, Reader reader, CancellationToken ct)
    {
        var book = books.Current;
        var today = reader.Now.InZone(client.Zone).Date;
        var plan = MaintenancePlan.Of(book, client, await queries.ItemsAsync(client.Id, ct), found, today);
        var works = (await queries.EndingAfterAsync(reader.Now, ct)).Select(w => w.Value).Where(w => w.Concerns(client.Id));
        // A question about today is answered with what the monitoring saw in ninety days, a review with its quarter.
        var from = ask.Period.DaysLong == 1 ? ask.Period.From.PlusDays(-89) : ask.Period.From;
        var caught = await alerts.CountAsync(client.Id, Downtime.StartOf(from, reader.Zone), Downtime.StartOf(ask.Period.Until, reader.Zone), ct);
        return DueSheet.Of(ask, new DueFigures(plan, [.. works], MaintenancePlan.IsManaged(book, client.Id, today), caught), book, reader);
    }
}
