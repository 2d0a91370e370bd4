using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Cross checks of the clients.</summary>
internal static class ClientChecks
{
    public static void Check(CheckedBook checks)
    {
        var list = checks.Root.Key("clients");
        var clients = checks.Content.Clients;
        checks.Unique(list, clients, client => client.Id);
        var tenants = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < clients.Length; i++)
        {
            var (place, client) = (list.Item(i), clients[i]);
            for (var j = 0; j < client.Tenants.Length; j++)
            {
                if (!tenants.Add(client.Tenants[j])) checks.Report(place.Key("tenants").Item(j), ErrorCode.DuplicateId);
            }
            CheckPeopleAndThings(checks, place, client);
            checks.Known(checks.RateCards, place, "rateCard", client.RateCard);
            checks.DefaultContract(place, client.DefaultContract, client.Id);
            checks.Known(checks.Taxes, place, "tax", client.Tax);
            CheckOrders(checks, place.Key("policy").Key("purchaseOrders"), client.Policy);
        }
    }

    private static void CheckPeopleAndThings(CheckedBook checks, Place place, Client client)
    {
        checks.Unique(place.Key("sites"), client.Sites, site => site.Id);
        checks.Unique(place.Key("devices"), client.Devices, device => device.Id);
        for (var i = 0; i < client.Devices.Count; i++)
        {
            var (at, device) = (place.Key("devices").Item(i), client.Devices[i]);
            if (device.Site is not null && !client.Sites.Contains(device.Site)) checks.Report(at.Key("site"), ErrorCode.UnknownRef);
            for (var j = 0; j < device.Services.Length; j++)
            {
                if (!checks.Services.Contains(device.Services[j]))
                    checks.Report(at.Key("services").Item(j), ErrorCode.UnknownRef);
            }
        }
        checks.Unique(place.Key("users"), client.Users, user => user.Id);
        for (var i = 0; i < client.Users.Count; i++)
        {
            if (client.Users[i].Site is { } site && !client.Sites.Contains(site))
                checks.Report(place.Key("users").Item(i).Key("site"), ErrorCode.UnknownRef);
        }
    }

    private static void CheckOrders(CheckedBook checks, Place list, ClientPolicy policy)
    {
        checks.Unique(list, policy.PurchaseOrders, order => order.Number, "number");
        for (var i = 0; i < policy.PurchaseOrders.Length; i++)
        {
            if (policy.PurchaseOrders[i] is { From: { } from, To: { } to } && to < from)
                checks.Report(list.Item(i).Key("to"), ErrorCode.Order);
        }
    }
}
