using SupportBot.Desk.Clients;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Files;

/// <summary>A file that was sent in chat, for somebody whose link names it; who may have it is decided now.</summary>
public sealed class SentFileAnswer(IDocumentStore store, TicketQueries tickets)
{
    private readonly FileContents _contents = new(store);

    /// <summary>A ticket's history for somebody of the desk; null for everybody else.</summary>
    public async Task<ServedFile?> HistoryAsync(FileRequest request, Person person, NodaTime.Instant now, CancellationToken ct)
    {
        var id = request.Ask.GetValueOrDefault("ticket") ?? "";
        if (!person.IsDesk || (await tickets.FindAsync(id, ct))?.Value is not { } ticket) return null;
        return new ServedFile("application/json", $"history-{ticket.Id}.json", HistoryExport.Of(ticket, now).ToBytes());
    }

    /// <summary>Null when there is none, or the person may not have it.</summary>
    public async Task<ServedFile?> AnswerAsync(FileRequest request, Person person, CancellationToken ct)
    {
        if (request.Ask.GetValueOrDefault("file") is not { Length: > 0 } id || await store.FindAsync(StoredFile.Files, id, ct) is not { } stored) return null;
        var ticket = request.Ask.GetValueOrDefault("ticket") is { Length: > 0 } ticketId ? (await tickets.FindAsync(ticketId, ct))?.Value : null;
        if (!FilePlace.MayOpen(stored.Value, ticket, person)) return null;
        return await _contents.ReadAsync(stored.Value, ct) is { } content ? new ServedFile(stored.Value.Type, stored.Value.Name, content) : null;
    }
}

/// <summary>A file as it is served.</summary>
/// <param name="Name">Null for what is shown in place and not saved.</param>
public sealed record ServedFile(string Type, string? Name, byte[] Content);
