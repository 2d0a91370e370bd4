using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Coverage;

/// <summary>R0: everything a request names must be known; only then is anything else looked at.</summary>
internal static class Identity
{
    /// <returns>The looked up facts, or null with the reasons filled in.</returns>
    public static TicketFacts? Resolve(CompiledClient? client, CoverageRequest request, ref ReasonSet reasons)
    {
        if (client is null)
        {
            reasons.Add(CoverageReason.UnknownClient);
            return null;
        }

        var requester = client.Client.Users.Find(request.Requester);
        var affected = request.AffectedUser is { } named ? client.Client.Users.Find(named) : requester;
        var device = client.Client.Devices.Find(request.Device);
        var service = client.Book.FindService(request.Service);
        var known = Check(requester is not null && affected is not null, CoverageReason.UnknownUser, ref reasons);
        known &= Check(request.Device is null || device is not null, CoverageReason.UnknownDevice, ref reasons);
        known &= Check(service is not null, CoverageReason.UnknownService, ref reasons);
        known &= Check(
            request.Site is null || client.Client.Sites.Contains(request.Site), CoverageReason.UnknownSite, ref reasons);
        if (!known || service is null || affected is null)
        {
            return null;
        }

        return new TicketFacts(client, request, service, affected, device, SiteOf(request, device, affected));
    }

    private static string? SiteOf(CoverageRequest request, Device? device, ClientUser affected) =>
        request.Site ?? device?.Site ?? affected.Site;

    private static bool Check(bool holds, CoverageReason reason, ref ReasonSet reasons)
    {
        if (!holds)
        {
            reasons.Add(reason);
        }

        return holds;
    }
}
