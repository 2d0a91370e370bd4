using System.Globalization;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>What time costs, in plain sentences.</summary>
public static class MoneyLines
{
    /// <summary>What a draft would draw or charge, before it is saved.</summary>
    public static IEnumerable<string> Effect(DraftEffect effect, ContractBook book, Texts say)
    {
        var delta = effect.Delta;
        if (effect.After.Undetermined)
        {
            yield return say["Billing_Undetermined"];
            yield break;
        }

        if (Invoiced(effect, book, say) is { } months) yield return months;
        foreach (var drawn in delta.Drawn) yield return Drawn(drawn, effect.Booking, book, say);
        if (delta.Invoiced != 0m) yield return say.Format(delta.Invoiced > 0m ? "Billing_Costs" : "Billing_CostsLess", say.Money(Math.Abs(delta.Invoiced), book.Currency));
        if (delta.Held > 0m) yield return say.Format("Billing_WouldBeHeld", say.Money(delta.Held, book.Currency), say.Number(delta.HeldMinutes, 0));
        if (delta is { Invoiced: 0m, Held: 0m, Drawn.IsEmpty: true }) yield return say["Billing_NoCharge"];
        if (effect.Authorised is { } limit && effect.After.Total > 0m)
            yield return say.Format("Billing_OfAuthorised", say.Money(effect.After.Invoiced, book.Currency), say.Money(limit, book.Currency));
    }

    /// <summary>What a ticket has come to.</summary>
    /// <param name="authorised">Net; null is no limit.</param>
    public static IEnumerable<string> SoFar(TicketStanding standing, decimal? authorised, ContractBook book, Texts say)
    {
        foreach (var drawn in standing.Drawn)
        {
            var unit = book.FindContract(drawn.Contract)?.Pool?.Unit ?? PoolUnit.Minutes;
            yield return say.Format("Billing_DrewSoFar", CoverageLines.NameOf(drawn.Contract), Units(drawn.Quantity, unit, book.Currency, say));
        }

        if (standing.Undetermined) yield return say["Billing_Undetermined"];
        else if (authorised is { } limit && standing.Total > 0m)
            yield return say.Format("Billing_OfAuthorised", say.Money(standing.Invoiced, book.Currency), say.Money(limit, book.Currency));
        else yield return say.Format("Billing_Charged", say.Money(standing.Invoiced, book.Currency));
        if (standing.Held > 0m) yield return say.Format("Billing_IsHeld", say.Money(standing.Held, book.Currency), say.Number(standing.HeldMinutes, 0));
    }

    /// <summary>An amount of a pool in its unit.</summary>
    public static string Units(decimal quantity, PoolUnit unit, string currency, Texts say) => unit switch
    {
        PoolUnit.Minutes => say.Length(quantity),
        PoolUnit.Incidents => say.Format(quantity == 1m ? "Billing_Incidents_One" : "Billing_Incidents_Many", say.Number(quantity, quantity % 1m == 0m ? 0 : 2)),
        PoolUnit.Amount => say.Money(quantity, currency),
    };

    /// <summary>What changes of invoiced months and where it is booked; null when nothing of them changes.</summary>
    private static string? Invoiced(DraftEffect effect, ContractBook book, Texts say)
    {
        var corrections = effect.Booking.Corrections;
        if (corrections.IsEmpty || effect.Booking.Account.FirstOpen is not { } open) return null;
        var months = string.Join(", ", corrections.Select(c => c.Month).Distinct().Order().Select(say.Month));
        var back = corrections.Where(c => c.Reversed).Sum(c => c.What.Invoiced.Net);
        var instead = corrections.Where(c => !c.Reversed).Sum(c => c.What.Invoiced.Net);
        return back == 0m && instead == 0m
            ? say.Format("Billing_CorrectsUnits", months, say.Month(open))
            : say.Format("Billing_CorrectsInvoiced", months, say.Month(open), say.Money(back, book.Currency), say.Money(instead, book.Currency));
    }

    private static string Drawn(DrawnGrant drawn, Booking booking, ContractBook book, Texts say)
    {
        var unit = book.FindContract(drawn.Contract)?.Pool?.Unit ?? PoolUnit.Minutes;
        var carry = booking.Parts is [.., var last] ? last.Carry : booking.Account.Frozen;
        var left = LedgerRun.BalancesAfter(book, carry).FirstOrDefault(b => b.Contract == drawn.Contract && b.Grant == drawn.Grant);
        return say.Format(
            drawn.Quantity > 0m ? "Billing_Draws" : "Billing_GivesBack",
            Units(Math.Abs(drawn.Quantity), unit, book.Currency, say),
            CoverageLines.NameOf(drawn.Contract),
            drawn.Grant,
            left is null ? "–" : Units(left.Remaining, unit, book.Currency, say));
    }

    /// <summary>A work type as people say it.</summary>
    public static string WorkType(string code, Texts say) => say["Billing_Type_" + code];

    public static string Invariant(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
