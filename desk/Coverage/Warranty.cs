using NodaTime;

namespace SupportBot.Desk.Coverage;

/// <summary>R2 and R3: our warranty on our own fix, and the maker's on a device.</summary>
internal static class Warranty
{
    /// <summary>The day and sameness test of R2, whatever anybody decided about the cause.</summary>
    public static bool LinkedFixIsRecent(TicketFacts facts)
    {
        var days = facts.Client.Client.Policy.WorkWarrantyDays;
        var request = facts.Request;
        if (days <= 0 || request.Linked is not { } linked || linked.ResolvedAt > request.OpenedAt)
        {
            return false;
        }

        var opened = request.OpenedAt.InZone(facts.Client.Zone).Date;
        var resolved = linked.ResolvedAt.InZone(facts.Client.Zone).Date;
        return Period.DaysBetween(resolved, opened) <= days
            && (Same(linked.Device, request.Device) || Same(linked.Service, request.Service));
    }

    public static bool FreeByWorkWarranty(TicketFacts facts) =>
        facts.Request.Linked?.SameCause == true && LinkedFixIsRecent(facts);

    public static bool Undecided(TicketFacts facts) =>
        facts.Request.Linked is { SameCause: null } && LinkedFixIsRecent(facts);

    /// <summary>A reopened ticket on which no technician has decided: no new incident.</summary>
    public static bool IsReopened(TicketFacts facts) =>
        facts.Request.Linked is { SameCause: null, Reopened: true } && LinkedFixIsRecent(facts);

    public static bool VendorCoversParts(TicketFacts facts) =>
        facts.Device?.VendorWarrantyUntil is { } until
        && facts.Request.OpenedAt.InZone(facts.Client.Zone).Date <= until;

    private static bool Same(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.Ordinal);
}
