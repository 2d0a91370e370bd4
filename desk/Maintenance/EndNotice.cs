using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Maintenance;

/// <summary>An end that was announced; it is announced once, and again only when it moves.</summary>
public sealed record EndNotice(Instant At)
{
    public static readonly DocumentType<EndNotice> Notices = new("end-notice");

    public static string IdOf(string clientId, DueItem item) => $"{clientId}/{item.Kind}/{item.Key}/{LocalDatePattern.Iso.Format(item.Due)}";
}
