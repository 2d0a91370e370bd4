using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Outages;

/// <summary>When the desk was last told that a service looks down; the service is the document's id.</summary>
public sealed record OutageHint(Instant At)
{
    public static readonly DocumentType<OutageHint> Hints = new("outage-hint");
}
