using NodaTime;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the shape of the contracts.</summary>
internal static class ContractShape
{
    private const int MostGraceDays = 60;
    private const int MostRank = 10_000;

    private static readonly MapKeys Keys = new(
        "id", "client", "kind", "from", "to", "status", "graceBusinessDays", "rank", "zone", "calendar", "rateCard", "tax", "sla",
        "fallback", "scope", "include", "exclude", "enrolledDevicesOnly", "activeUsersOnly", "outside", "pool", "overage",
        "incident", "fees", "fee");

    private static readonly MapKeys ScopeKeys = new("level", "ids");

    private static readonly MapKeys RuleKeys = new(
        "devices", "users", "sites", "services", "causes", "deviceClasses", "userClasses", "categories", "workTypes", "roles",
        "beatsExclusion");

    private static readonly MapKeys OutsideKeys = new("rule", "multiplier", "weight");
    private static readonly MapKeys FeeKeys = new("perMonth", "perUser", "perDevice", "prorate");
    private static readonly Form<int> GraceDays = NumberForms.SmallWhole(0, MostGraceDays);
    private static readonly Form<int> Rank = NumberForms.SmallWhole(0, MostRank);

    // A contract to the end of the calendar is open; nobody needs to compute the day after it.
    private static readonly LocalDate EndOfTime = new(9999, 12, 31);

    public static Contract Read(Field field) => field.Map(Keys, map => new Contract
    {
        Id = map["id"].Required(TextForms.Id),
        Client = map["client"].Required(TextForms.IdOrAny),
        Kind = map["kind"].Required(BookForms.Kind),
        From = map["from"].Required(DateForms.Date),
        To = LastDay(map["to"]),
        Status = map["status"].Or(BookForms.Status, ContractStatus.Active),
        GraceBusinessDays = map["graceBusinessDays"].Or(GraceDays, 0),
        Rank = map["rank"].Or(Rank, 100),
        Zone = map["zone"].Optional(DateForms.Zone),
        Calendar = map["calendar"].Required(TextForms.Id),
        RateCard = map["rateCard"].Optional(TextForms.Id),
        Tax = map["tax"].Optional(TextForms.Id),
        Sla = map["sla"].Optional(TextForms.Id),
        Fallback = map["fallback"].Optional(TextForms.Id),
        Scope = map["scope"].OptionalMap(ScopeKeys, ReadScope) ?? ContractScope.WholeClient,
        Include = map["include"].List(item => item.Map(RuleKeys, ReadRule)),
        Exclude = map["exclude"].List(item => item.Map(RuleKeys, ReadRule)),
        EnrolledDevicesOnly = map["enrolledDevicesOnly"].Or(TextForms.Flag, false),
        ActiveUsersOnly = map["activeUsersOnly"].Or(TextForms.Flag, false),
        Outside = map["outside"].OptionalMap(OutsideKeys, ReadOutside) ?? new OutsideTerms(),
        Pool = PoolShape.Read(map["pool"]),
        Overage = PoolShape.ReadOverage(map["overage"]),
        Incident = PoolShape.ReadIncident(map["incident"]),
        Fees = RateCardShape.ReadFees(map["fees"]),
        Fee = map["fee"].OptionalMap(FeeKeys, ReadFee),
    });

    /// <summary>The values of a selector, or null when it is not given.</summary>
    internal static IReadOnlySet<T>? Selector<T>(Field field, Form<T> form) =>
        field.IsGiven ? field.List(form, atLeast: 1).ToHashSet() : null;

    /// <summary>An inclusive last day, or null for an open end.</summary>
    internal static LocalDate? LastDay(Field field) =>
        field.OptionalValue(DateForms.Date) is { } day && day != EndOfTime ? day : null;

    private static ContractScope ReadScope(MapReader map)
    {
        var level = map["level"].Or(BookForms.ScopeLevel, ScopeLevel.Client);
        return new ContractScope(level, map["ids"].List(TextForms.Id).ToHashSet(StringComparer.Ordinal));
    }

    private static WorkRule ReadRule(MapReader map)
    {
        var rule = new WorkRule
        {
            Devices = Selector(map["devices"], TextForms.Id),
            Users = Selector(map["users"], TextForms.Id),
            Sites = Selector(map["sites"], TextForms.Id),
            Services = Selector(map["services"], TextForms.Id),
            Causes = Selector(map["causes"], BookForms.Cause),
            DeviceClasses = Selector(map["deviceClasses"], TextForms.Id),
            UserClasses = Selector(map["userClasses"], TextForms.Id),
            Categories = Selector(map["categories"], TextForms.Id),
            WorkTypes = Selector(map["workTypes"], BookForms.WorkType),
            Roles = Selector(map["roles"], TextForms.Id),
            BeatsExclusion = map["beatsExclusion"].Or(TextForms.Flag, false),
        };
        if (rule.Specificity == 0) map.Report(ErrorCode.Missing, "at least one selector is required");
        return rule;
    }

    private static OutsideTerms ReadOutside(MapReader map) => new()
    {
        Rule = map["rule"].Or(BookForms.OutsideRule, OutsideRule.Bill),
        Multiplier = map["multiplier"].OptionalValue(BookForms.Multiplier),
        Weight = map["weight"].Or(BookForms.Weight, 1),
    };

    private static ManagedFee ReadFee(MapReader map) => new()
    {
        PerMonth = map["perMonth"].Or(NumberForms.Money, 0),
        PerUser = map["perUser"].Or(NumberForms.Money, 0),
        PerDevice = map["perDevice"].Or(NumberForms.Money, 0),
        Prorate = map["prorate"].Or(TextForms.Flag, true),
    };
}
