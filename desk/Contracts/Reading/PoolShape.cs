namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the shape of pools, their overage and break-fix terms.</summary>
internal static class PoolShape
{
    private static readonly MapKeys Keys = new("unit", "periodic", "blocks", "weights");
    private static readonly MapKeys PeriodicKeys = new("every", "quantity", "rollover");
    private static readonly MapKeys BlockKeys = new("id", "quantity", "from", "to", "purchased");
    private static readonly MapKeys WeightKeys = new("workTypes", "roles", "services", "weight");
    private static readonly MapKeys OverageKeys = new("rate", "basis", "perIncident");
    private static readonly MapKeys IncidentKeys = new("fees", "includedMinutes", "noFaultShare");
    private static readonly MapKeys FeeKeys = new("priorities", "services", "categories", "fee", "outsideFee");
    private static readonly Form<decimal> Quantity = NumberForms.Number(0, NumberForms.Most);
    private static readonly Form<long> Rollover = NumberForms.Whole(0);

    public static Pool? Read(Field field) => field.OptionalMap(Keys, map => new Pool
    {
        Unit = map["unit"].Required(BookForms.PoolUnit),
        Periodic = map["periodic"].OptionalMap(PeriodicKeys, periodic => new PeriodicGrant(
            periodic["every"].Required(BookForms.PeriodLength),
            periodic["quantity"].Required(Quantity),
            periodic["rollover"].Or(Rollover, 0))),
        Blocks = map["blocks"].List(item => item.Map(BlockKeys, ReadBlock)),
        Weights = map["weights"].List(item => item.Map(WeightKeys, weight => new PoolWeight(
            ContractShape.Selector(weight["workTypes"], BookForms.WorkType),
            ContractShape.Selector(weight["roles"], TextForms.Id),
            ContractShape.Selector(weight["services"], TextForms.Id),
            weight["weight"].Required(BookForms.Weight)))),
    });

    public static Overage? ReadOverage(Field field) => field.OptionalMap(OverageKeys, map => new Overage
    {
        Rate = map["rate"].OptionalValue(NumberForms.Money),
        Basis = map["basis"].Or(BookForms.OverageBasis, OverageBasis.Weighted),
        PerIncident = map["perIncident"].OptionalValue(NumberForms.Money),
    });

    public static IncidentTerms? ReadIncident(Field field) => field.OptionalMap(IncidentKeys, map => new IncidentTerms
    {
        Fees = map["fees"].RequiredList(item => item.Map(FeeKeys, fee => new IncidentFee(
            ContractShape.Selector(fee["priorities"], BookForms.Priority),
            ContractShape.Selector(fee["services"], TextForms.Id),
            ContractShape.Selector(fee["categories"], TextForms.Id),
            fee["fee"].Required(NumberForms.Money),
            fee["outsideFee"].OptionalValue(NumberForms.Money)))),
        IncludedMinutes = map["includedMinutes"].Or(BookForms.MinutesOrUnlimited, 0),
        NoFaultShare = map["noFaultShare"].Or(NumberForms.Percent, 100),
    });

    private static PoolBlock ReadBlock(MapReader map)
    {
        var id = map["id"].Required(TextForms.Id);
        var quantity = map["quantity"].Required(Quantity);
        var from = map["from"].Required(DateForms.Date);
        return new PoolBlock(
            id, quantity, from, ContractShape.LastDay(map["to"]), map["purchased"].Or(DateForms.Date, from));
    }
}
