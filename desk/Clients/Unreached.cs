using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Clients;

/// <summary>Somebody whom the last message did not reach; forgotten when one does. The person is the document's id.</summary>
/// <param name="Why">Stable code.</param>
public sealed record Unreached(string PersonId, string Why, Instant Since)
{
    public static readonly IndexName BySince = new("by-since");

    public static readonly DocumentType<Unreached> People = new("unreached", static u => [new IndexEntry(BySince, IndexValue.Of(u.Since))]);
}
