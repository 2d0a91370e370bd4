using System.Globalization;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Coverage;

/// <summary>A coverage decision in two or three plain sentences: covered or not, how much, and what waiting changes.</summary>
public static class CoverageLines
{
    /// <param name="contract">The contract that takes the work; null when none or several do.</param>
    /// <param name="seesMoney">Amounts may be shown to the reader.</param>
    public static IEnumerable<string> For(CoverageDecision decision, Contract? contract, string currency, Texts say, bool seesMoney)
    {
        if (decision.Range is not { } range)
        {
            yield return say["Coverage_Unknown"];
            yield break;
        }

        yield return Head(decision, contract, say);
        if (range.Largest == 0m) yield break;
        if (!seesMoney)
        {
            yield return say["Coverage_HiddenMoney"];
            yield break;
        }

        yield return string.Join(' ', Money(decision, range, contract, currency, say));
        if (decision.Authority?.State == AuthorityState.NeedsApproval) yield return say["Coverage_NeedsApproval"];
    }

    /// <summary>The contract's id as a name: <c>managed-gold</c> is read as Managed Gold.</summary>
    public static string NameOf(string contractId) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(contractId.Replace('-', ' ').Replace('_', ' '));

    private static string Head(CoverageDecision decision, Contract? contract, Texts say)
    {
        var name = contract is null ? "" : NameOf(contract.Id);
        var minutes = say.Length(decision.Draws.Sum(d => d.Quantity));
        return decision.Outcome switch
        {
            CoverageOutcome.Covered => say.Format("Coverage_Covered", name),
            CoverageOutcome.CoveredPool when contract?.Kind == ContractKind.IncidentPool => say.Format("Coverage_CoveredPoolIncident", name),
            CoverageOutcome.CoveredPool => say.Format("Coverage_CoveredPool", name, minutes),
            CoverageOutcome.Partly => say.Format("Coverage_Partly", name),
            _ when contract?.Kind == ContractKind.PerIncident => say["Coverage_PerIncident"],
            _ when contract?.Kind == ContractKind.TimeAndMaterials => say["Coverage_Hourly"],
            _ => decision.Reasons.Contains(CoverageReason.OutsideHours) ? say["Coverage_OutsideHours"] : say["Coverage_Hourly"],
        };
    }

    private static IEnumerable<string> Money(
        CoverageDecision decision, EstimateRange range, Contract? contract, string currency, Texts say)
    {
        var (low, high) = (range.Smallest, range.Largest);
        if (decision.Alternative is { } later)
        {
            var then = later.Net == 0m ? say["Coverage_NoCharge"] : say.Money(later.Net, currency);
            yield return say.Format("Coverage_NowOrLater", say.MoneyRange(low, high, currency), say.When(later.Start), then);
            yield break;
        }

        if (contract?.Incident?.IncludedMinutes is { } minutes and > 0 && IncidentFee(decision) is { } fee)
            yield return say.Format("Coverage_IncidentFee", say.Money(fee, currency), minutes);
        var basis = decision.Basis;
        var money = say.MoneyRange(low, high, currency);
        yield return basis.Count > 0
            ? say.Format("Coverage_Similar", basis.Low, basis.High, money, basis.Count)
            : say.Format("Coverage_CardRange", basis.Low, basis.High, money);
        yield return say[decision.Reasons.Contains(CoverageReason.OutsideHours) ? "Coverage_OutsideHours" : "Coverage_InsideHours"];
    }

    /// <summary>Null when the work belongs to an incident that is charged already.</summary>
    private static decimal? IncidentFee(CoverageDecision decision) => decision.Trail
        .FirstOrDefault(step => step.Fact == TrailFact.Fee && step.Detail == ChargeKind.IncidentFee.Name())?.Amount;
}
