using SupportBot.Desk.Sla;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the shape of taxes, services and SLA policies.</summary>
internal static class ServiceShape
{
    private const int MostReopenDays = 365;

    private static readonly MapKeys TaxKeys = new("id", "name", "rate");
    private static readonly MapKeys Keys = new("id", "name", "category", "calendar", "criticality", "users", "parents");
    private static readonly MapKeys ParentKeys = new("service", "hard");
    private static readonly MapKeys PolicyKeys = new("id", "calendar", "targets", "pauseReasons", "warnAt", "reopenDays");
    private static readonly MapKeys TargetKeys = new("priority", "response", "resolution");
    private static readonly Form<long> Users = NumberForms.Whole(0);
    private static readonly Form<long> TargetMinutes = NumberForms.Whole(1);
    private static readonly Form<decimal> WarnPercent = NumberForms.Number(1, 99);
    private static readonly Form<int> ReopenDays = NumberForms.SmallWhole(0, MostReopenDays);

    public static Tax ReadTax(Field field) => field.Map(TaxKeys, map => new Tax(
        map["id"].Required(TextForms.Id), map["name"].Optional(TextForms.Text), map["rate"].Required(NumberForms.Percent)));

    public static Service Read(Field field) => field.Map(Keys, map => new Service
    {
        Id = map["id"].Required(TextForms.Id),
        Name = map["name"].Optional(TextForms.Text),
        Category = map["category"].Or(TextForms.Id, "general"),
        Calendar = map["calendar"].Optional(TextForms.Id),
        Criticality = map["criticality"].Or(BookForms.Criticality, Criticality.Normal),
        Users = map["users"].Or(Users, 0),
        Parents = map["parents"].List(item => item.Map(ParentKeys, parent => new ServiceParent(
            parent["service"].Required(TextForms.Id), parent["hard"].Or(TextForms.Flag, true)))),
    });

    public static SlaPolicy ReadPolicy(Field field) => field.Map(PolicyKeys, map =>
    {
        var policy = new SlaPolicy
        {
            Id = map["id"].Required(TextForms.Id),
            Calendar = map["calendar"].Required(TextForms.Id),
            Targets = map["targets"].RequiredList(item => item.Map(TargetKeys, target => new SlaTarget(
                target["priority"].Required(BookForms.Priority),
                target["response"].Required(TargetMinutes),
                target["resolution"].Required(TargetMinutes))), atLeast: 1),
        };
        var pauseReasons = map["pauseReasons"];
        if (pauseReasons.IsGiven) policy = policy with { PauseReasons = pauseReasons.List(BookForms.PauseReason) };
        var warnAt = map["warnAt"];
        if (warnAt.IsGiven) policy = policy with { WarnAt = warnAt.List(WarnPercent) };
        return policy with { ReopenDays = map["reopenDays"].Or(ReopenDays, policy.ReopenDays) };
    });
}
