namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Cross checks of what a contract's kind asks for and rules out: outside rule, pool, overage, incident fee.</summary>
internal static class TermChecks
{
    public static void Check(CheckedBook checks, Place place, Contract contract)
    {
        CheckOutside(checks, place.Key("outside"), contract);
        CheckPool(checks, place, contract);
        CheckIncident(checks, place, contract);
    }

    private static void CheckOutside(CheckedBook checks, Place place, Contract contract)
    {
        var outside = contract.Outside;
        if (!Allowed(outside.Rule, contract.Kind))
            checks.Report(place.Key("rule"), ErrorCode.Conflict, "the rule does not fit the kind");
        if (outside.Multiplier is not null && outside.Rule is not (OutsideRule.Bill or OutsideRule.Draw))
            checks.Report(place.Key("multiplier"), ErrorCode.Conflict, "only bill and draw have one");
        if (outside.Rule != OutsideRule.Draw && checks.IsGiven(place.Key("weight")))
            checks.Report(place.Key("weight"), ErrorCode.Conflict, "only draw has one");
    }

    private static bool Allowed(OutsideRule rule, ContractKind kind) => rule switch
    {
        OutsideRule.Covered => kind is ContractKind.FixedFee || UnitOf(kind) is not null,
        OutsideRule.Draw => kind is ContractKind.HoursPool or ContractKind.AmountPool,
        OutsideRule.Bill or OutsideRule.NotOffered => true,
    };

    private static void CheckPool(CheckedBook checks, Place place, Contract contract)
    {
        if (contract.Kind == ContractKind.IncidentPool && contract.Overage?.PerIncident is null)
        {
            checks.Report(
                place.Key("overage").Key("perIncident"), ErrorCode.Missing, "an incident pool needs the price beyond it");
        }
        var at = place.Key("pool");
        switch (UnitOf(contract.Kind), contract.Pool)
        {
            case (null, not null):
                checks.Report(at, ErrorCode.Conflict, "this kind has no pool");
                break;
            case (not null, null):
                checks.Report(at, ErrorCode.Missing, "this kind needs a pool");
                break;
            case ({ } unit, { } pool):
                if (pool.Unit != unit) checks.Report(at.Key("unit"), ErrorCode.Conflict, "the unit does not fit the kind");
                if (pool.Periodic is null && pool.Blocks.IsEmpty)
                    checks.Report(at.Key("periodic"), ErrorCode.Missing, "a pool needs periodic grants or blocks");
                break;
        }
        if (contract.Pool is not null) CheckRows(checks, at, contract.Pool);
    }

    private static void CheckRows(CheckedBook checks, Place place, Pool pool)
    {
        checks.Unique(place.Key("blocks"), pool.Blocks, block => block.Id);
        for (var i = 0; i < pool.Blocks.Length; i++)
        {
            if (pool.Blocks[i].To < pool.Blocks[i].From)
                checks.Report(place.Key("blocks").Item(i).Key("to"), ErrorCode.Order);
        }
        for (var i = 0; i < pool.Weights.Length; i++)
            checks.AllKnown(checks.Services.Contains, place.Key("weights").Item(i).Key("services"), pool.Weights[i].Services);
    }

    private static void CheckIncident(CheckedBook checks, Place place, Contract contract)
    {
        var at = place.Key("incident");
        var needed = contract.Kind == ContractKind.PerIncident;
        if (needed && contract.Incident is null) checks.Report(at, ErrorCode.Missing, "this kind needs an incident fee");
        if (!needed && contract.Incident is not null) checks.Report(at, ErrorCode.Conflict, "this kind has no incident fee");
        if (contract.Incident is not { } incident) return;
        if (needed && incident.Fees is not [.., { Priorities: null, Services: null, Categories: null }])
            checks.Report(at.Key("fees"), ErrorCode.Missing, "the last row must have no selector");
        for (var i = 0; i < incident.Fees.Length; i++)
            checks.AllKnown(checks.Services.Contains, at.Key("fees").Item(i).Key("services"), incident.Fees[i].Services);
    }

    /// <summary>What a kind's pool holds; null for a kind without a pool.</summary>
    private static PoolUnit? UnitOf(ContractKind kind) => kind switch
    {
        ContractKind.HoursPool => PoolUnit.Minutes,
        ContractKind.IncidentPool => PoolUnit.Incidents,
        ContractKind.AmountPool => PoolUnit.Amount,
        _ => null,
    };
}
