using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Desk.Billing;

/// <summary>What a client is told about one month: work, charges, pools, fees, tax. All of it comes from the ledger.</summary>
public sealed record Statement
{
    public required string ClientId { get; init; }

    public required string ClientName { get; init; }

    public required string ProviderName { get; init; }

    public required YearMonth Period { get; init; }

    public required string Currency { get; init; }

    /// <summary>The month is invoiced; otherwise the figures are provisional.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Tickets with work in the month, by id.</summary>
    public ImmutableArray<StatementTicket> Tickets { get; init; } = [];

    /// <summary>Every charge, by ticket, day, kind.</summary>
    public ImmutableArray<StatementLine> Lines { get; init; } = [];

    public ImmutableArray<RecurringCharge> Fees { get; init; } = [];

    /// <summary>Prepaid units that moved, by contract and grant.</summary>
    public ImmutableArray<PoolMovement> Pools { get; init; } = [];

    /// <summary>Equal to the ledger's total of the month.</summary>
    public Amounts Total => Lines.Aggregate(Amounts.Zero, (sum, l) => sum + l.Invoiced)
        + Fees.Aggregate(Amounts.Zero, (sum, f) => sum + new Amounts(f.Net, f.Tax));

    /// <summary>Net that waits for consent and is not in the total.</summary>
    public decimal Held => Lines.Sum(l => l.Held);

    public decimal HeldMinutes => Lines.Sum(l => l.HeldMinutes);

    /// <summary>What the covered work would have cost at the rate card, net.</summary>
    public decimal CoveredValue => Tickets.Sum(t => t.CoveredValue);

    public long WorkedMinutes => Tickets.Sum(t => t.Minutes.Worked);

    public long CoveredMinutes => Tickets.Sum(t => t.Minutes.Covered + t.Minutes.Incident);

    /// <param name="titles">What the tickets are about, by id; a missing one is shown by its id alone.</param>
    public static Statement Of(ContractBook book, PeriodLedger ledger, LedgerAccount? account, IReadOnlyDictionary<string, string> titles)
    {
        var client = book.FindClient(ledger.ClientId);
        return new Statement
        {
            ClientId = ledger.ClientId,
            ClientName = client?.Name ?? ledger.ClientId,
            ProviderName = book.Provider.Name ?? "",
            Period = ledger.Period,
            Currency = book.Currency,
            IsFinal = account?.IsFrozen(ledger.Period) == true,
            Tickets = [.. ledger.Postings<Posting.Worked>()
                .GroupBy(w => w.Ticket, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => TicketOf(g.Key, titles.GetValueOrDefault(g.Key, ""), [.. g]))],
            Lines = [.. Charges(ledger).Concat(Releases(ledger))
                .OrderBy(l => l.Ticket, StringComparer.Ordinal).ThenBy(l => l.Day).ThenBy(l => l.Kind)],
            Fees = [.. ledger.Postings<Posting.ManagedFee>().Select(f => f.Fee).OrderBy(f => f.Contract, StringComparer.Ordinal)],
            Pools = [.. ledger.Postings<Posting.Drawn>()
                .GroupBy(d => (d.Draw.Contract, d.Draw.Grant))
                .OrderBy(g => g.Key.Contract, StringComparer.Ordinal).ThenBy(g => g.Key.Grant, StringComparer.Ordinal)
                .Select(g => MovementOf(book, client, g.Key.Contract, g.Key.Grant, g.Sum(d => d.Draw.Quantity)))],
        };
    }

    private static StatementTicket TicketOf(string id, string title, ImmutableArray<Posting.Worked> parts) => new(
        id,
        title,
        parts.Length == 1 ? parts[0].Outcome : string.Join(' ', parts.Select(p => p.Outcome).Distinct(StringComparer.Ordinal)),
        [.. parts.SelectMany(p => p.Reasons).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. parts.SelectMany(p => p.Contracts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        parts.Select(p => p.Minutes).Aggregate((a, b) => new WorkedMinutes(
            a.Worked + b.Worked, a.Covered + b.Covered, a.Incident + b.Incident, a.Rounded + b.Rounded)),
        parts.Sum(p => p.CoveredValue));

    private static IEnumerable<StatementLine> Charges(PeriodLedger ledger) => ledger.Postings<Posting.Charged>().Select(c => new StatementLine(
        c.Line.Ticket, c.Line.Day, c.Line.Contract, c.Line.Kind.Name(), c.Line.Time, c.Line.Amount, c.Invoiced, c.Held.Amount, c.Held.Minutes));

    private static IEnumerable<StatementLine> Releases(PeriodLedger ledger) => ledger.Postings<Posting.Released>().Select(r => new StatementLine(
        r.Ticket, null, "", StatementLine.ReleasedKind, null, r.Net, r.Invoiced, 0m, 0m));

    private static PoolMovement MovementOf(ContractBook book, Client? client, string contract, string grant, decimal drawn)
    {
        var found = book.FindContract(contract);
        var expiry = found?.Pool?.Blocks.FirstOrDefault(b => b.Id == grant)?.To;
        return new PoolMovement(contract, grant, found?.Pool?.Unit ?? PoolUnit.Minutes, drawn, client is null ? null : expiry);
    }
}

/// <summary>A ticket's work of the month and what was decided about it.</summary>
/// <param name="Outcome">Stable code; several when the book changed within the month.</param>
/// <param name="Reasons">Stable codes.</param>
public sealed record StatementTicket(
    string Id, string Title, string Outcome, ImmutableArray<string> Reasons, ImmutableArray<string> Contracts, WorkedMinutes Minutes, decimal CoveredValue);

/// <summary>One charge.</summary>
/// <param name="Day">Null for money that was held in an earlier month and is released now.</param>
/// <param name="Kind">Stable code, see <see cref="ChargeKinds"/>, or <see cref="ReleasedKind"/>.</param>
/// <param name="Amount">Net before anything is held.</param>
/// <param name="Held">Net that waits for consent.</param>
public sealed record StatementLine(
    string Ticket, LocalDate? Day, string Contract, string Kind, ChargedTime? Time, decimal Amount, Amounts Invoiced, decimal Held, decimal HeldMinutes)
{
    public const string ReleasedKind = "released";
}

/// <summary>Units of a grant that were drawn in the month.</summary>
/// <param name="Expires">Last day of a block; null for periodic grants and for blocks without end.</param>
public sealed record PoolMovement(string Contract, string Grant, PoolUnit Unit, decimal Drawn, LocalDate? Expires);
