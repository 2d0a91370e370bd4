using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Coverage;

/// <summary>Reads what the inputs of both decisions have in common.</summary>
internal static class RequestShape
{
    /// <summary>Keys of a ticket up to the link to an earlier fix, in the order of the reference.</summary>
    public static readonly string[] TicketKeys =
    [
        "id", "openedAt", "requester", "affectedUser", "device", "service", "site", "priority", "technicianPriority",
        "cause", "contract", "emergencyAccepted", "mergedInto", "outage", "linked",
    ];

    private static readonly MapKeys LinkedKeys =
        new("ticket", "resolvedAt", "device", "service", "sameCause", "reopened", "includedUsed");

    private static readonly MapKeys LedgerKeys = new("contract", "grant", "remaining");
    private static readonly MapKeys PriorKeys = new("key", "contract", "includedUsed");
    private static readonly Form<long> Count = NumberForms.Whole(0);

    public static CoverageRequest Read(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        OpenedAt = map["openedAt"].Required(DateForms.WholeMinute),
        Requester = map["requester"].Optional(TextForms.Id),
        AffectedUser = map["affectedUser"].Optional(TextForms.Id),
        Device = map["device"].Optional(TextForms.Id),
        Service = map["service"].Required(TextForms.Id),
        Site = map["site"].Optional(TextForms.Id),
        Priority = map["priority"].Required(BookForms.Priority),
        TechnicianPriority = map["technicianPriority"].OptionalValue(BookForms.Priority),
        Cause = map["cause"].Or(BookForms.Cause, Cause.Unknown),
        Contract = map["contract"].Optional(TextForms.Id),
        EmergencyAccepted = map["emergencyAccepted"].Or(TextForms.Flag, false),
        MergedInto = map["mergedInto"].Optional(TextForms.Id),
        Outage = map["outage"].Optional(TextForms.Id),
        Linked = map["linked"].OptionalMap(LinkedKeys, ReadLinked),
    };

    public static OpeningBalance ReadBalance(Field item) => item.Map(LedgerKeys, map => new OpeningBalance(
        map["contract"].Required(TextForms.Id),
        map["grant"].Required(TextForms.Id),
        map["remaining"].Required(NumberForms.MoneyText)));

    public static PriorIncident ReadPrior(Field item) => item.Map(PriorKeys, map => new PriorIncident(
        map["key"].Required(TextForms.Id),
        map["contract"].Required(TextForms.Id),
        map["includedUsed"].Or(Count, 0)));

    private static LinkedFix ReadLinked(MapReader map) => new(
        map["ticket"].Required(TextForms.Id),
        map["resolvedAt"].Required(DateForms.WholeMinute),
        map["device"].Optional(TextForms.Id),
        map["service"].Optional(TextForms.Id),
        map["sameCause"].OptionalValue(TextForms.Flag),
        map["reopened"].Or(TextForms.Flag, false),
        map["includedUsed"].OptionalValue(Count));
}
