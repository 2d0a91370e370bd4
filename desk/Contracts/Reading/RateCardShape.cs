using System.Collections.Frozen;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the shape of the rate cards, and of fees wherever they stand.</summary>
internal static class RateCardShape
{
    private const int MostMinimum = 1440;
    private const int MostIncrement = 480;

    // A year of minutes: longer jobs than any calendar arithmetic is asked for.
    private const long MostDuration = 525_600;

    private static readonly MapKeys Keys = new(
        "id", "rates", "minimum", "increment", "scope", "multipliers", "fees", "tax", "defaultDuration");

    private static readonly MapKeys RateKeys = new("workType", "role", "rate");
    private static readonly MapKeys FeeKeys = new("callOut", "trip", "emergency");
    private static readonly MapKeys DurationKeys = new("low", "likely", "high");
    private static readonly Form<int> Minimum = NumberForms.SmallWhole(0, MostMinimum);
    private static readonly Form<int> Increment = NumberForms.SmallWhole(1, MostIncrement);
    private static readonly Form<long> Duration = NumberForms.Whole(1, MostDuration);

    public static RateCard Read(Field field) => field.Map(Keys, map =>
    {
        var card = new RateCard
        {
            Id = map["id"].Required(TextForms.Id),
            Rates = map["rates"].RequiredList(item => item.Map(RateKeys, ReadRate), atLeast: 1),
            Minimum = map["minimum"].Or(Minimum, 0),
            Increment = map["increment"].Or(Increment, 1),
            Scope = map["scope"].Or(BookForms.RoundingScope, RoundingScope.TicketDay),
            Multipliers = map["multipliers"].Entries(BookForms.Multiplier).ToFrozenDictionary(StringComparer.Ordinal),
            Fees = ReadFees(map["fees"]),
            Tax = map["tax"].Optional(TextForms.Id),
        };
        return map["defaultDuration"].OptionalMap(DurationKeys, ReadDuration) is { } duration
            ? card with { DefaultDuration = duration }
            : card;
    });

    public static WorkFees ReadFees(Field field) => field.OptionalMap(FeeKeys, map => new WorkFees(
        map["callOut"].OptionalValue(NumberForms.Money),
        map["trip"].OptionalValue(NumberForms.Money),
        map["emergency"].OptionalValue(NumberForms.Money))) ?? WorkFees.None;

    private static HourlyRate ReadRate(MapReader map)
    {
        var workType = map["workType"].Or(BookForms.WorkTypeOrAny, null);
        var role = map["role"].Or(TextForms.IdOrAny, "*");
        return new HourlyRate(workType, role == "*" ? null : role, map["rate"].Required(NumberForms.Money));
    }

    private static DurationRange ReadDuration(MapReader map) => new(
        map["low"].Or(Duration, 30), map["likely"].Or(Duration, 60), map["high"].Or(Duration, 120));
}
