using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Sla;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>The closed lists of the contract book; the inputs of decisions use the same words.</summary>
public static class BookForms
{
    public static Form<Priority> Priority { get; } =
        Choices.Of(("P1", Contracts.Priority.P1), ("P2", Contracts.Priority.P2), ("P3", Contracts.Priority.P3), ("P4", Contracts.Priority.P4));

    public static Form<WorkType> WorkType { get; } = Choices.Of(
        ("remote", Contracts.WorkType.Remote), ("onsite", Contracts.WorkType.Onsite),
        ("project", Contracts.WorkType.Project), ("travel", Contracts.WorkType.Travel));

    public static Form<Cause> Cause { get; } = Choices.Of(
        ("unknown", Contracts.Cause.Unknown), ("wear", Contracts.Cause.Wear), ("user-damage", Contracts.Cause.UserDamage),
        ("third-party", Contracts.Cause.ThirdParty), ("own-change", Contracts.Cause.OwnChange), ("security", Contracts.Cause.Security));

    public static Form<PauseReason> PauseReason { get; } = Choices.Of(
        ("waiting-user", Sla.PauseReason.WaitingUser), ("waiting-approval", Sla.PauseReason.WaitingApproval),
        ("scheduled-by-user", Sla.PauseReason.ScheduledByUser), ("vendor", Sla.PauseReason.Vendor));

    /// <summary>A decimal of 1 to 10.</summary>
    public static Form<decimal> Multiplier { get; } = NumberForms.Number(1, 10);

    /// <summary>A decimal of 0 to 10.</summary>
    public static Form<decimal> Weight { get; } = NumberForms.Number(0, 10);

    internal static Form<string> Currency { get; } = Names(
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "INR", "MXN", "MYR", "NOK", "NZD",
        "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "USD", "ZAR");

    /// <summary>A work type, or null for <c>*</c>.</summary>
    internal static Form<WorkType?> WorkTypeOrAny { get; } = Choices.Of<WorkType?>(
        ("*", null), ("remote", Contracts.WorkType.Remote), ("onsite", Contracts.WorkType.Onsite),
        ("project", Contracts.WorkType.Project), ("travel", Contracts.WorkType.Travel));

    internal static Form<RoundingScope> RoundingScope { get; } =
        Choices.Of(("ticket-day", Contracts.RoundingScope.TicketDay), ("entry", Contracts.RoundingScope.Entry));

    internal static Form<Criticality> Criticality { get; } = Choices.Of(
        ("low", Contracts.Criticality.Low), ("normal", Contracts.Criticality.Normal),
        ("high", Contracts.Criticality.High), ("critical", Contracts.Criticality.Critical));

    internal static Form<PersonRole> UserRole { get; } =
        Choices.Of(("employee", PersonRole.Employee), ("approver", PersonRole.Approver), ("manager", PersonRole.Manager));

    internal static Form<ContractKind> Kind { get; } = Choices.Of(
        ("fixed-fee", ContractKind.FixedFee), ("hours-pool", ContractKind.HoursPool), ("incident-pool", ContractKind.IncidentPool),
        ("amount-pool", ContractKind.AmountPool), ("per-incident", ContractKind.PerIncident),
        ("time-and-materials", ContractKind.TimeAndMaterials));

    internal static Form<ContractStatus> Status { get; } = Choices.Of(
        ("draft", ContractStatus.Draft), ("active", ContractStatus.Active),
        ("suspended", ContractStatus.Suspended), ("ended", ContractStatus.Ended));

    internal static Form<ScopeLevel> ScopeLevel { get; } = Choices.Of(
        ("client", Contracts.ScopeLevel.Client), ("service", Contracts.ScopeLevel.Service), ("site", Contracts.ScopeLevel.Site),
        ("user", Contracts.ScopeLevel.User), ("device", Contracts.ScopeLevel.Device));

    internal static Form<OutsideRule> OutsideRule { get; } = Choices.Of(
        ("covered", Contracts.OutsideRule.Covered), ("draw", Contracts.OutsideRule.Draw),
        ("bill", Contracts.OutsideRule.Bill), ("not-offered", Contracts.OutsideRule.NotOffered));

    internal static Form<PoolUnit> PoolUnit { get; } = Choices.Of(
        ("minutes", Contracts.PoolUnit.Minutes), ("incidents", Contracts.PoolUnit.Incidents), ("amount", Contracts.PoolUnit.Amount));

    internal static Form<PeriodLength> PeriodLength { get; } = Choices.Of(
        ("month", Contracts.PeriodLength.Month), ("quarter", Contracts.PeriodLength.Quarter), ("year", Contracts.PeriodLength.Year));

    internal static Form<OverageBasis> OverageBasis { get; } =
        Choices.Of(("weighted", Contracts.OverageBasis.Weighted), ("real", Contracts.OverageBasis.Real));

    internal static ImmutableArray<(string Name, IsoDayOfWeek Day)> Weekdays { get; } =
    [
        ("mon", IsoDayOfWeek.Monday), ("tue", IsoDayOfWeek.Tuesday), ("wed", IsoDayOfWeek.Wednesday),
        ("thu", IsoDayOfWeek.Thursday), ("fri", IsoDayOfWeek.Friday), ("sat", IsoDayOfWeek.Saturday),
        ("sun", IsoDayOfWeek.Sunday),
    ];

    /// <summary>A weekday, or <see cref="IsoDayOfWeek.None"/> for <c>holiday</c>.</summary>
    internal static Form<IsoDayOfWeek> ClassDay { get; } =
        Choices.Of([.. Weekdays.Select(day => (day.Name, day.Day)), ("holiday", IsoDayOfWeek.None)]);

    /// <summary>Minutes (null) or <c>unlimited</c>; any other text is of the wrong type, as for a whole number.</summary>
    internal static Form<long?> MinutesOrUnlimited { get; } = new(0, ["a whole number, from 0", "unlimited"], ReadMinutesOrUnlimited);

    private static readonly Form<long> Minutes = NumberForms.Whole(0);

    private static ErrorCode? ReadMinutesOrUnlimited(Node node, ref long? value)
    {
        if (node is TextNode { Value: "unlimited" })
        {
            value = null;
            return null;
        }
        var minutes = Minutes.Placeholder;
        var fault = Minutes.Read(node, ref minutes);
        value = minutes;
        return fault;
    }

    private static Form<string> Names(params ReadOnlySpan<string> names)
    {
        var choices = new List<(string, string)>();
        foreach (var name in names) choices.Add((name, name));
        return Choices.Of<string>([.. choices]);
    }
}
