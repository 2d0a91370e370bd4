using NodaTime;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Alerts;

/// <summary>An alert of a monitoring system: deduplicated, then a ticket or an outage, which ends with the trouble.</summary>
public sealed class HandleAlert(AlertQueries alerts, MaintenanceQueries maintenance, AlertTickets tickets, AlertOutages outages, BookShelf books)
{
    /// <summary>What to write and send; null when client or service are unknown, or not the source's to speak of.</summary>
    /// <param name="onlyClient">The one client that the source may speak of; null is every client.</param>
    public async Task<AlertTurn?> DecideAsync(Alert heard, string? onlyClient, Instant now, CancellationToken ct)
    {
        var alert = heard with { Title = Masking.Mask(heard.Title), Details = Masking.Mask(heard.Details) };
        var stored = await alerts.FindAsync(AlertRecord.IdOf(alert), ct);
        var turn = AlertRules.Decide(stored?.Value, alert, await FactsAsync(alert, onlyClient, now, ct), now) switch
        {
            AlertOutcome.Unknown => null,
            AlertOutcome.Heard(var record) => record is null ? Nothing : new AlertTurn(record, [], Changes.None),
            AlertOutcome.OpenTicket(var record) => await tickets.OpenAsync(alert, record, now, ct),
            AlertOutcome.DeclareOutage(var record) => await outages.DeclareAsync(alert, record, now, ct),
            AlertOutcome.Cleared(var record) => record.Latest.Fate == AlertFate.Ticket
                ? await tickets.ClearAsync(record, now, ct)
                : await outages.CloseAsync(alert, record, now, ct),
            _ => throw new InvalidOperationException("Every outcome is handled."),
        };
        return turn is null || turn == Nothing
            ? turn
            : turn with { Changes = turn.Changes.Save(AlertRecord.Records, AlertRecord.IdOf(alert), stored, turn.Record) };
    }

    /// <summary>Known and of no consequence.</summary>
    private static AlertTurn Nothing { get; } = new(
        new AlertRecord { ClientId = "", ServiceId = "", Title = "", LastAt = default, Troubles = [] }, [], Changes.None);

    private async Task<AlertFacts> FactsAsync(Alert alert, string? onlyClient, Instant now, CancellationToken ct)
    {
        var book = books.Current;
        if (book.FindClient(alert.ClientId) is not { } client || book.FindService(alert.ServiceId) is null || (onlyClient ?? client.Id) != client.Id)
            return new AlertFacts(Exists: false, IsManaged: false, IsUnderWork: false);
        var works = (await maintenance.EndingAfterAsync(now, ct)).Select(w => w.Value);
        return new AlertFacts(
            Exists: true,
            MaintenancePlan.IsManaged(book, client.Id, now.InZone(client.Zone).Date),
            PlannedWorkRules.IsUnderWork(works, client.Id, alert.ServiceId, now));
    }
}
