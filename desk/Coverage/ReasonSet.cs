using System.Collections.Immutable;

namespace SupportBot.Desk.Coverage;

/// <summary>Reasons met so far, each once.</summary>
internal struct ReasonSet
{
    private static readonly CoverageReason[] All = Enum.GetValues<CoverageReason>();

    private uint bits;

    public void Add(CoverageReason reason) => bits |= 1u << (int)reason;

    public void AddAll(ReasonSet other) => bits |= other.bits;

    public readonly bool Has(CoverageReason reason) => (bits & (1u << (int)reason)) != 0;

    /// <summary>In the order of their names on the wire.</summary>
    public readonly ImmutableArray<CoverageReason> ToSorted()
    {
        if (bits == 0)
        {
            return [];
        }

        var sorted = ImmutableArray.CreateBuilder<CoverageReason>();
        foreach (var reason in All)
        {
            if (Has(reason))
            {
                sorted.Add(reason);
            }
        }

        return sorted.DrainToImmutable();
    }
}
