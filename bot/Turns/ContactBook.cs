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

    /// <summary>The contact, or null when nobody of that key was ever heard of.</summary>
    public async Task<Contact?> FindAsync(string key, CancellationToken ct) => (await StoredAsync(key, ct))?.Value;

    /// <summary>What has to be written so that <paramref name="heard"/> is known; nothing when it is already.</summary>
    public async Task<Changes> RememberAsync(Contact heard, CancellationToken ct)
    {
        var stored = await StoredAsync(heard.Key, ct);
        return stored?.Value == heard ? Changes.None : Changes.None.Save(Contact.Contacts, heard.Key, stored, heard);
    }

    /// <summary>Forgets what is in memory, after a write or when somebody else wrote.</summary>
    public void Reload(string key) => _known.TryRemove(key, out _);

    private async Task<Stored<Contact>?> StoredAsync(string key, CancellationToken ct)
    {
        if (_known.TryGetValue(key, out var known)) return known;
        var stored = await store.FindAsync(Contact.Contacts, key, ct);
        if (stored is not null) _known[key] = stored;
        return stored;
    }
}
