using System.Collections.Immutable;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Exact charges, pool draws and held minutes of logged work.</summary>
public sealed record Settlement
{
    public required string Currency { get; init; }

    public required string BookVersion { get; init; }

    /// <summary>In the order of the input.</summary>
    public required ImmutableArray<TicketSettlement> Tickets { get; init; }

    /// <summary>By ticket (input order), day, kind, contract, hours, multiplier, rate, amount; before anything is held.</summary>
    public required ImmutableArray<Charge> Lines { get; init; }

    /// <summary>What is held of each of <see cref="Lines"/>, in their order.</summary>
    public ImmutableArray<HeldPart> HeldParts { get; init; } = [];

    /// <summary>What a later run has to be told of the incidents of this one, by contract and key.</summary>
    public ImmutableArray<PriorIncident> Incidents { get; init; } = [];

    /// <summary>By ticket, contract, grant.</summary>
    public required ImmutableArray<PoolDraw> Draws { get; init; }

    /// <summary>The grants that were drawn from, by contract, grant.</summary>
    public required ImmutableArray<PoolRemainder> Pools { get; init; }

    /// <summary>Managed fees by contract; null when they were not asked for.</summary>
    public ImmutableArray<RecurringCharge>? Recurring { get; init; }

    /// <summary>What may be invoiced for all tickets; managed fees are not in it.</summary>
    public Amounts Invoice => Tickets.Aggregate(Amounts.Zero, (sum, ticket) => sum + ticket.Invoiced);

    /// <summary>Net that waits for consent.</summary>
    public decimal Held => Tickets.Sum(ticket => ticket.Held.Amount);

    /// <summary>Charges the logged work by the book's rules; pure, exact, the same for the same input.</summary>
    /// <param name="input">Checked: ids are unique, contracts are known, entries end after they start.</param>
    public static Settlement Settle(ContractBook book, SettleInput input) => Settlements.Of(book, input);
}

/// <summary>One ticket of a settlement.</summary>
public sealed record TicketSettlement
{
    public required string Id { get; init; }

    public required CoverageOutcome Outcome { get; init; }

    /// <summary>Each once, ascending.</summary>
    public required ImmutableArray<CoverageReason> Reasons { get; init; }

    /// <summary>Ids of the contracts that took a minute, ascending.</summary>
    public ImmutableArray<string> Contracts { get; init; } = [];

    /// <summary>Null when the outcome is undetermined.</summary>
    public Attribution? Attribution { get; init; }

    public required WorkedMinutes Minutes { get; init; }

    public Amounts Charged { get; init; }

    /// <summary>What the covered minutes would have cost on the client's card, net, without multipliers and fees.</summary>
    public decimal CoveredValue { get; init; }

    /// <summary>What may be invoiced now.</summary>
    public Amounts Invoiced { get; init; }

    public HeldWork Held { get; init; } = HeldWork.None;

    /// <summary>The steps to this result, in the order of the rules; at least one.</summary>
    public ImmutableArray<TrailStep> Trail { get; init; } = [];

    /// <summary>The short answer; who may see its amounts is checked when it is shown.</summary>
    public required CoverageCard Card { get; init; }
}

/// <summary>Minutes of a ticket by what became of them.</summary>
/// <param name="Incident">In the incident's fee or pack.</param>
/// <param name="Rounded">Drawn and billed minutes after rounding.</param>
public sealed record WorkedMinutes(long Worked, long Covered, long Incident, long Rounded);

/// <summary>What is not invoiced until somebody consents.</summary>
/// <param name="Minutes">Two decimals at most.</param>
public sealed record HeldWork(decimal Amount, decimal Minutes)
{
    public static HeldWork None { get; } = new(0m, 0m);
}
