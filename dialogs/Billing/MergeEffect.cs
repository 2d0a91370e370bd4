using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Billing;

/// <summary>What merging two tickets does to the ledger.</summary>
/// <param name="Minutes">Whole minutes that move.</param>
/// <param name="CarriesTerms">A device or decisions about the coverage go along.</param>
/// <param name="Before">Net of both tickets before, invoiced or held.</param>
/// <param name="After">The same afterwards.</param>
/// <param name="Changes">The moved time and the ledger's batches.</param>
public sealed record MergeEffect(long Minutes, bool CarriesTerms, TicketStanding Before, TicketStanding After, Changes Changes)
{
    /// <summary>Somebody has to see the effect on the money first.</summary>
    public bool TouchesMoney => Minutes > 0 || After.Total != Before.Total;

    /// <summary>Two standings as one.</summary>
    public static TicketStanding Sum(TicketStanding a, TicketStanding b) => new(
        a.Invoiced + b.Invoiced, a.Held + b.Held, a.HeldMinutes + b.HeldMinutes, [.. a.Drawn, .. b.Drawn], a.Worked + b.Worked, a.Free + b.Free,
        a.Undetermined || b.Undetermined);
}
