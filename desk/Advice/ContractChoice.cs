using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Advice;

/// <summary>The two contracts that an advice compares for a client.</summary>
/// <param name="BreakFix">Paid for each incident or hour.</param>
/// <param name="Managed">With a fixed fee.</param>
/// <param name="IsManagedNow">The client has the managed one today.</param>
public sealed record ContractChoice(Contract BreakFix, Contract Managed, bool IsManagedNow)
{
    /// <summary>
    /// The client's own contract and the other model from what the provider offers to everybody; never another client's.
    /// Null when the book offers no other model.
    /// </summary>
    public static ContractChoice? For(ContractBook book, Client client)
    {
        var own = book.ContractsOf(client.Id).Where(c => c.Status == ContractStatus.Active).ToList();
        var managed = own.FirstOrDefault(c => c is { Kind: ContractKind.FixedFee, Fee: not null });
        var offered = managed ?? book.ContractsForAnyClient.FirstOrDefault(c => c is { Kind: ContractKind.FixedFee, Fee: not null });
        var breakFix = own.FirstOrDefault(IsBreakFix) ?? book.FindContract(client.DefaultContract ?? book.Provider.DefaultContract);
        return offered is null || breakFix is null || !IsBreakFix(breakFix) ? null : new ContractChoice(breakFix, offered, managed is not null);
    }

    private static bool IsBreakFix(Contract contract) => contract.Kind is ContractKind.PerIncident or ContractKind.TimeAndMaterials;
}
