using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>Devices of a client with the maker's cover, those without or with the earliest end first.</summary>
public static class DeviceSheet
{
    public static Sheet Of(Ask ask, Client client, Reader reader)
    {
        var say = reader.Say;
        var devices = client.Devices.OrderBy(d => d.VendorWarrantyUntil ?? LocalDate.MinIsoValue).ThenBy(d => d.Id, StringComparer.Ordinal).ToList();
        var ended = devices.Count(d => d.VendorWarrantyUntil is { } until && until < reader.Today);
        var soon = devices.Count(d => d.VendorWarrantyUntil is { } until && until >= reader.Today && until <= reader.Today.PlusDays(90));
        return new Sheet
        {
            Ask = ask,
            Title = say["Manager_TitleDevices"],
            Headline = say.Format("Manager_DevicesHeadline", devices.Count, ended, soon, devices.Count(d => d.VendorWarrantyUntil is null)),
            Blocks = devices.Count == 0 ? [] :
            [
                new Block.Table(
                    [say["Manager_Device"], say["Manager_DeviceClass"], say["Manager_Site"], say["Manager_Warranty"]],
                    [.. devices.Take(60).Select(d => ImmutableList.Create(
                        d.Id, d.Class, client.Sites.Find(d.Site)?.Name ?? d.Site ?? "–",
                        d.VendorWarrantyUntil is { } until ? say.Day(until) : say["Manager_NotKnown"]))]),
            ],
        };
    }
}
