using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Outages;

/// <summary>Whether the latest message of a kind reached one person.</summary>
/// <param name="Slot">What the message shows, for example <c>outage:OUT-1</c>.</param>
/// <param name="PersonId">Whom it was for.</param>
/// <param name="Result">Stable code: <c>sent</c>, <c>throttled</c>, or why it was not delivered.</param>
public sealed record OutageDelivery(string Slot, string PersonId, string Result, Instant At)
{
    public static readonly IndexName BySlot = new("by-slot");

    public static readonly DocumentType<OutageDelivery> Deliveries = new("outage-delivery", static d => [new IndexEntry(BySlot, d.Slot)]);
}
