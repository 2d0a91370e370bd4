using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>
/// One per client. Every batch writes it too, so that of several who book at once all but one load and decide again: a
/// grant is never drawn below zero.
/// </summary>
public sealed record LedgerAccount
{
    public static readonly DocumentType<LedgerAccount> Accounts = new("ledger-account");

    public required string ClientId { get; init; }

    /// <summary>Sequence of the last batch; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>The first month that is not invoiced; all before it are frozen. Null when none was invoiced.</summary>
    public YearMonth? FirstOpen { get; init; }

    /// <summary>What the frozen months leave to those after them.</summary>
    public LedgerCarry Frozen { get; init; } = LedgerCarry.Nothing;

    public bool IsFrozen(YearMonth period) => FirstOpen is { } open && period < open;

    /// <summary>The month in which work of <paramref name="worked"/> is billed: late work goes into the first open one.</summary>
    public YearMonth BilledIn(YearMonth worked) => IsFrozen(worked) ? FirstOpen ?? worked : worked;
}

/// <summary>What earlier months leave to the later ones.</summary>
public sealed record LedgerCarry
{
    public static LedgerCarry Nothing { get; } = new();

    /// <summary>Units drawn from each grant so far.</summary>
    public ImmutableList<DrawnGrant> Drawn { get; init; } = [];

    /// <summary>Incidents that are charged.</summary>
    public ImmutableList<PriorIncident> Incidents { get; init; } = [];

    /// <summary>Money of tickets so far, by ticket id.</summary>
    public ImmutableSortedDictionary<string, TicketMoney> Tickets { get; init; } =
        ImmutableSortedDictionary.Create<string, TicketMoney>(StringComparer.Ordinal);
}

/// <summary>Units of a grant that are used up.</summary>
public sealed record DrawnGrant(string Contract, string Grant, decimal Quantity)
{
    /// <summary>So many times the units; -1 gives them back.</summary>
    public static DrawnGrant operator *(DrawnGrant drawn, int times) => drawn with { Quantity = drawn.Quantity * times };

    /// <summary>One for each grant, without those that come to nothing.</summary>
    public static ImmutableArray<DrawnGrant> Summed(IEnumerable<DrawnGrant> drawn) =>
    [
        .. drawn.GroupBy(d => (d.Contract, d.Grant))
            .Select(g => new DrawnGrant(g.Key.Contract, g.Key.Grant, g.Sum(d => d.Quantity)))
            .Where(d => d.Quantity != 0m),
    ];
}

/// <summary>What a ticket has cost so far.</summary>
/// <param name="Invoiced">Net.</param>
/// <param name="Held">Net, and its tax.</param>
/// <param name="Emergency">The emergency fee is charged.</param>
public sealed record TicketMoney(decimal Invoiced, Amounts Held, bool Emergency);
