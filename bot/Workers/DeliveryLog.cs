using System.Globalization;
using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Workers;

/// <summary>Keeps, for messages about outages, whether they reached each person, so that the desk can ask.</summary>
public sealed class DeliveryLog(IDocumentStore store, BookShelf books)
{
    private static readonly Texts English = new(CultureInfo.GetCultureInfo("en"), DateTimeZone.Utc);

    private const string OutageSlot = "outage:";
    private const string PersonKey = "person:";

    /// <summary>Whom messages do not reach is listed, and the desk is told when somebody shut the bot out.</summary>
    private async Task NoteReachedAsync(string personId, string result, Instant now, CancellationToken ct)
    {
        var isLost = result == "no-address" || result.StartsWith("inactive-", StringComparison.Ordinal);
        if (!isLost && result != "sent") return;
        var stored = await store.FindAsync(Unreached.People, personId, ct);
        if (isLost == stored is not null) return;
        var changes = stored is null
            ? Changes.None.Insert(Unreached.People, personId, new Unreached(personId, result, now))
            : Changes.None.Delete(Unreached.People, stored);
        if (isLost && result != "no-address" && await store.FindAsync(PeopleQueries.People, personId, ct) is { } person)
            changes = changes.And(TurnRunner.Queue([Reply.Say(Destination.Desk, English.Format("Desk_NotReached", person.Value.Name, NameOf(person.Value.ClientId)))]));
        // Refused, another message to the same person was noted meanwhile.
        await store.TryCommitAsync(changes, ct);
    }

    private string? NameOf(string? clientId) => clientId is null ? null : ScopeNames.ClientOf(books.Current, clientId);

    /// <summary>Whether the result of this message is listed.</summary>
    public static bool IsKept(WorkItem item) =>
        item.Key?.StartsWith(OutageSlot, StringComparison.Ordinal) == true
        && item.Conversation.StartsWith(PersonKey, StringComparison.Ordinal)
        && item.Key.AsSpan(OutageSlot.Length).IndexOf(':') < 0;

    /// <param name="result">A stable code.</param>
    public async Task NoteAsync(WorkItem item, string result, Instant now, CancellationToken ct)
    {
        if (item.Conversation.StartsWith(PersonKey, StringComparison.Ordinal)) await NoteReachedAsync(item.Conversation[PersonKey.Length..], result, now, ct);
        if (!IsKept(item)) return;
        var (slot, person) = (item.Key ?? "", item.Conversation[PersonKey.Length..]);
        var id = InputId.Of(slot + "\n" + person);
        var stored = await store.FindAsync(OutageDelivery.Deliveries, id, ct);
        // Refused, a newer message to the same person was noted meanwhile, which is what counts.
        await store.TryCommitAsync(Changes.None.Save(OutageDelivery.Deliveries, id, stored, new OutageDelivery(slot, person, result, now)), ct);
    }
}
