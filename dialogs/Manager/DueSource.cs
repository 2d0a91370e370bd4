using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what is due for maintenance at a client.</summary>
public sealed class DueSource(MaintenanceQueries queries, RecurrenceSource recurrences, BookShelf books)
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
        return DueSheet.Of(ask, new DueFigures(plan, [.. works], MaintenancePlan.IsManaged(book, client.Id, today)), book, reader);
    }
}
