using System.Collections.Immutable;

namespace SupportBot.Desk.Coverage;

/// <summary>Incidents that were charged before, by contract and key.</summary>
internal sealed class PriorIncidents
{
    private readonly ILookup<string, PriorIncident> byContract;

    public PriorIncidents(ImmutableArray<PriorIncident> rows) =>
        byContract = rows.ToLookup(row => row.Contract, StringComparer.Ordinal);

    /// <returns>The most included minutes that a matching row used; null when the incident was never charged.</returns>
    public long? UsedBefore(string contract, HashSet<string> keys)
    {
        long? most = null;
        foreach (var row in byContract[contract])
        {
            if (keys.Contains(row.Key))
            {
                most = Math.Max(most ?? 0, row.IncludedUsed);
            }
        }

        return most;
    }
}
