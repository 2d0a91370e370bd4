using System.Collections.Immutable;

namespace SupportBot.Desk.Coverage;

/// <summary>What grants held before the run and hold now. One run draws from it, in its order.</summary>
internal sealed class Balances
{
    private readonly Dictionary<GrantKey, decimal>? ledger;
    private Dictionary<GrantKey, decimal>? drawn;

    private Balances(Dictionary<GrantKey, decimal>? ledger) => this.ledger = ledger;

    public static Balances Of(ImmutableArray<OpeningBalance> rows)
    {
        if (rows.IsDefaultOrEmpty)
        {
            return new Balances(null);
        }

        var ledger = new Dictionary<GrantKey, decimal>();
        foreach (var row in rows)
        {
            ledger[new GrantKey(row.Contract, row.Grant)] = row.Remaining;
        }

        return new Balances(ledger);
    }

    /// <summary>The same opening balances with nothing drawn.</summary>
    public Balances Afresh() => new(ledger);

    /// <summary>A grant that the ledger does not list is full.</summary>
    public decimal Opening(string contract, Grant grant) =>
        ledger is not null && ledger.TryGetValue(new GrantKey(contract, grant.Key), out var left) ? left : grant.Quantity;

    public decimal Left(string contract, Grant grant) =>
        drawn is not null && drawn.TryGetValue(new GrantKey(contract, grant.Key), out var left)
            ? left
            : Opening(contract, grant);

    /// <param name="quantity">At most what is left.</param>
    public void Draw(string contract, Grant grant, decimal quantity)
    {
        drawn ??= [];
        drawn[new GrantKey(contract, grant.Key)] = Left(contract, grant) - quantity;
    }

    /// <summary>The grants that were drawn from, in no order.</summary>
    public IEnumerable<KeyValuePair<GrantKey, decimal>> Touched => drawn ?? [];
}

/// <summary>A grant of a contract.</summary>
internal readonly record struct GrantKey(string Contract, string Grant);
