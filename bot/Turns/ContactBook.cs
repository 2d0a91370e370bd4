using System.Collections.Concurrent;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>
/// The contacts, kept in memory: every message names its conversation again, and a write is needed only when something
/// about it changed.
/// </summary>
public sealed class ContactBook(IDocumentStore store)
{
    private readonly ConcurrentDictionary<string, Stored<Contact>> _known = new(StringComparer.Ordinal);

    // Contacts that are being written: read from the store, so that nobody goes on with what is about to be old.
    private readonly ConcurrentDictionary<string, int> _changing = new(StringComparer.Ordinal);

    /// <summary>The contact, or null when nobody of that key was ever heard of.</summary>
    public async Task<Contact?> FindAsync(string key, CancellationToken ct) => (await StoredAsync(key, ct))?.Value;

    /// <summary>What has to be written so that <paramref name="heard"/> is known; nothing when it is already.</summary>
    public async Task<Changes> RememberAsync(Contact heard, CancellationToken ct)
    {
        var stored = await StoredAsync(heard.Key, ct);
        return stored?.Value == heard ? Changes.None : Changes.None.Save(Contact.Contacts, heard.Key, stored, heard);
    }

    /// <summary>What has to be written so that nothing is sent to a contact before somebody there acts again.</summary>
    /// <param name="why">A stable code for the operator.</param>
    public async Task<Changes> DeactivateAsync(string key, string why, CancellationToken ct) =>
        await StoredAsync(key, ct) is { } stored && stored.Value.Inactive is null
            ? Changes.None.Update(Contact.Contacts, stored, stored.Value with { Inactive = why })
            : Changes.None;

    /// <summary>Keys of the contacts that are gone when the bot is taken out of a conversation, or of a whole team.</summary>
    public async Task<IReadOnlyList<string>> GoneWithAsync(string tenantId, string conversationId, string? teamId, CancellationToken ct)
    {
        const int most = 10_000;
        var all = await store.ListAsync(Contact.Contacts, IndexRange.Exactly(Contact.ByTenant, tenantId), most, ct);
        return [.. all.Where(c => c.Value.ConversationId == conversationId || (teamId is not null && c.Value.TeamId == teamId)).Select(c => c.Id)];
    }

    /// <summary>Writes contacts; whoever asks for one meanwhile, or when the write failed, reads the store.</summary>
    public async Task WriteAsync(IReadOnlyList<string> keys, Func<Task> write)
    {
        foreach (var key in keys) _changing.AddOrUpdate(key, 1, static (_, count) => count + 1);
        try
        {
            await write();
        }
        finally
        {
            foreach (var key in keys)
            {
                Reload(key);
                if (_changing.AddOrUpdate(key, 0, static (_, count) => count - 1) == 0) _changing.TryRemove(new(key, 0));
            }
        }
    }

    /// <summary>Forgets what is in memory, after a write or when somebody else wrote.</summary>
    public void Reload(string key) => _known.TryRemove(key, out _);

    private async Task<Stored<Contact>?> StoredAsync(string key, CancellationToken ct)
    {
        if (!_changing.ContainsKey(key) && _known.TryGetValue(key, out var known)) return known;
        var stored = await store.FindAsync(Contact.Contacts, key, ct);
        if (stored is not null && !_changing.ContainsKey(key)) _known[key] = stored;
        return stored;
    }
}
