using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>How a contract treats minutes of one kind.</summary>
/// <param name="Classes">The multiplier is that of the calendar's classes, so segments are cut at their edges.</param>
/// <param name="Multiplier">Where no class decides.</param>
internal readonly record struct Handling(Treatment Treatment, bool Classes, decimal Multiplier, decimal Weight);

/// <summary>R8 and R9: the treatment of inside and outside minutes by kind and outside rule.</summary>
internal static class Treatments
{
    private static readonly Handling Free = new(Treatment.Covered, false, 1m, 1m);
    private static readonly Handling InPack = new(Treatment.InFee, false, 1m, 1m);

    public static Handling Of(Contract contract, WorkFacts work, bool inside) =>
        inside ? Inside(contract, work) : Outside(contract, work);

    /// <summary>Whether minutes so treated need a price even when a pool would suffice.</summary>
    public static bool NeedsRate(Treatment treatment) =>
        treatment is Treatment.Draw or Treatment.Bill or Treatment.Incident;

    private static Handling Inside(Contract contract, WorkFacts work) => contract.Kind switch
    {
        ContractKind.FixedFee => Free,
        ContractKind.HoursPool => new(Treatment.Draw, false, 1m, RowWeight(contract, work)),
        ContractKind.AmountPool => new(Treatment.Draw, false, 1m, 1m),
        ContractKind.IncidentPool => InPack,
        ContractKind.PerIncident => new(Treatment.Incident, false, 1m, 1m),
        ContractKind.TimeAndMaterials => new(Treatment.Bill, false, 1m, 1m),
    };

    private static Handling Outside(Contract contract, WorkFacts work) => contract.Outside.Rule switch
    {
        OutsideRule.Covered => Free,
        OutsideRule.Draw when contract.Kind == ContractKind.AmountPool =>
            new(Treatment.Draw, false, Math.Max(1m, contract.Outside.Weight), 1m),
        OutsideRule.Draw => DrawnHours(contract, Math.Max(RowWeight(contract, work), contract.Outside.Weight)),
        _ => Priced(
            contract, contract.Kind == ContractKind.PerIncident ? Treatment.Incident : Treatment.Bill, weight: 1m),
    };

    /// <summary>
    /// What the pool lacks is billed by its own multiplier only with basis "real"; else it is 1 and classes part nothing.
    /// </summary>
    private static Handling DrawnHours(Contract contract, decimal weight) =>
        contract.Overage?.Basis == OverageBasis.Real
            ? Priced(contract, Treatment.Draw, weight)
            : new(Treatment.Draw, false, 1m, weight);

    private static Handling Priced(Contract contract, Treatment treatment, decimal weight) =>
        new(treatment, contract.Outside.Multiplier is null, contract.Outside.Multiplier ?? 1m, weight);

    /// <summary>The first matching row of the pool's weights; 1 when none matches.</summary>
    private static decimal RowWeight(Contract contract, WorkFacts work)
    {
        if (contract.Pool is { } pool)
        {
            foreach (var row in pool.Weights)
            {
                if (row.WorkTypes?.Contains(work.WorkType) != false
                    && row.Roles?.Contains(work.Role) != false
                    && row.Services?.Contains(work.Ticket.Service.Id) != false)
                {
                    return row.Weight;
                }
            }
        }

        return 1m;
    }
}
