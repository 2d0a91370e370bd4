using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;

namespace SupportBot.Bot.Sample;

/// <summary>Outages of the last four months, at the same places of every month, so that figures can be checked by hand.</summary>
public static class SampleOutages
{
    private static readonly (string Service, int Day, int Hour, int Minute, int Minutes, string Cause)[] Monthly =
    [
        ("vpn", 12, 9, 20, 130, "Certificate of the VPN gateway had expired"),
        ("email", 18, 14, 5, 40, "Mail provider was disturbed"),
        ("erp", 23, 10, 30, 75, "Database server ran out of disk space"),
        ("network", 7, 20, 0, 90, "Fibre was cut at a building site"),
        ("printing", 15, 8, 15, 55, "Print server hung after an update"),
    ];

    /// <summary>All of them before <paramref name="now"/>; each client has three in every month, some shorter than others.</summary>
    public static IEnumerable<OutageRecord> Before(Instant now, ContractBook book)
    {
        for (var c = 0; c < book.Clients.Length; c++)
        {
            var client = book.Clients[c];
            var today = now.InZone(client.Zone).Date;
            for (var back = 0; back < 4; back++)
            {
                var month = new LocalDate(today.Year, today.Month, 1).PlusMonths(-back);
                for (var i = 0; i < 3; i++)
                {
                    var outage = One(client, month, Monthly[(c + back + i) % Monthly.Length], back);
                    if (outage.End < now) yield return outage;
                }
            }
        }
    }

    private static OutageRecord One(
        Client client, LocalDate month, (string Service, int Day, int Hour, int Minute, int Minutes, string Cause) kind, int back)
    {
        var start = (month.PlusDays(kind.Day - 1) + new LocalTime(kind.Hour, kind.Minute)).InZoneLeniently(client.Zone).ToInstant();
        return new OutageRecord
        {
            Id = $"O-{client.Id}-{month:yyyyMM}-{kind.Service}",
            ClientId = client.Id,
            ServiceId = kind.Service,
            Start = start,
            End = start + Duration.FromMinutes(kind.Minutes + (10 * back)),
            Cause = kind.Cause,
        };
    }
}
