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
            Tickets = [.. WithSign<Posting.Worked>(ledger)
                .GroupBy(w => (w.Posting.Ticket, w.Corrects))
                .OrderBy(g => g.Key.Ticket, StringComparer.Ordinal).ThenBy(g => g.Key.Corrects)
                .Select(g => TicketOf(g.Key.Ticket, titles.GetValueOrDefault(g.Key.Ticket, ""), g.Key.Corrects, [.. g]))],
            Lines = [.. Charges(ledger).Concat(Releases(ledger))
                .OrderBy(l => l.Ticket, StringComparer.Ordinal).ThenBy(l => l.Corrects).ThenBy(l => l.Day).ThenBy(l => l.Kind)],
            Fees = [.. ledger.Postings<Posting.ManagedFee>().Select(f => f.Fee).OrderBy(f => f.Contract, StringComparer.Ordinal)],
            Pools = [.. WithSign<Posting.Drawn>(ledger)
                .GroupBy(d => (d.Posting.Draw.Contract, d.Posting.Draw.Grant, d.Corrects))
                .OrderBy(g => g.Key.Contract, StringComparer.Ordinal).ThenBy(g => g.Key.Grant, StringComparer.Ordinal).ThenBy(g => g.Key.Corrects)
                .Select(g => MovementOf(book, client, g.Key.Contract, g.Key.Grant, g.Sum(d => d.Sign * d.Posting.Draw.Quantity))
                    with { Corrects = g.Key.Corrects })
                .Where(m => m.Drawn != 0m)],
        };
    }

    /// <summary>Outcome and reasons of a correction are those that hold now; its minutes and value are what changes.</summary>
    private static StatementTicket TicketOf(string id, string title, YearMonth? corrects, ImmutableArray<Booked<Posting.Worked>> parts)
    {
        var holds = parts.Any(p => p.Sign > 0) ? parts.Where(p => p.Sign > 0).Select(p => p.Posting).ToList() : [.. parts.Select(p => p.Posting)];
        return new StatementTicket(
            id,
            title,
            string.Join(' ', holds.Select(p => p.Outcome).Distinct(StringComparer.Ordinal)),
            [.. holds.SelectMany(p => p.Reasons).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. holds.SelectMany(p => p.Contracts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            new WorkedMinutes(
                parts.Sum(p => p.Sign * p.Posting.Minutes.Worked), parts.Sum(p => p.Sign * p.Posting.Minutes.Covered),
                parts.Sum(p => p.Sign * p.Posting.Minutes.Incident), parts.Sum(p => p.Sign * p.Posting.Minutes.Rounded)),
            parts.Sum(p => p.Sign * p.Posting.CoveredValue))
        { Corrects = corrects };
    }

    private static IEnumerable<StatementLine> Charges(PeriodLedger ledger) => WithSign<Posting.Charged>(ledger).Select(c => new StatementLine(
        c.Posting.Line.Ticket, c.Posting.Line.Day, c.Posting.Line.Contract, c.Posting.Line.Kind.Name(),
        c.Posting.Line.Time is { } time ? time with { Minutes = c.Sign * time.Minutes } : null, c.Sign * c.Posting.Line.Amount,
        c.Invoiced, c.Sign * c.Posting.Held.Amount, c.Sign * c.Posting.Held.Minutes)
    { Corrects = c.Corrects, Entry = c.Entry });

    private static IEnumerable<StatementLine> Releases(PeriodLedger ledger) => WithSign<Posting.Released>(ledger).Select(r => new StatementLine(
        r.Posting.Ticket, null, "", StatementLine.ReleasedKind, null, r.Sign * r.Posting.Net, r.Invoiced, 0m, 0m)
    { Corrects = r.Corrects, Entry = r.Entry });

    /// <summary>Postings of a kind: the month's own, and those that corrections of invoiced months book or take back.</summary>
    private static IEnumerable<Booked<T>> WithSign<T>(PeriodLedger ledger) where T : Posting
    {
        foreach (var entry in ledger.Standing)
        {
            var correction = entry.Posting as Posting.Corrected;
            if (entry.Posting.Content() is var (sign, what) && what is T posting)
                yield return new Booked<T>(sign, posting, entry.Posting.Invoiced, correction?.Month, correction?.Entry);
        }
    }

    private readonly record struct Booked<T>(int Sign, T Posting, Amounts Invoiced, YearMonth? Corrects, string? Entry) where T : Posting;

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
    string Id, string Title, string Outcome, ImmutableArray<string> Reasons, ImmutableArray<string> Contracts, WorkedMinutes Minutes, decimal CoveredValue)
{
    /// <summary>Invoiced month whose work was corrected: minutes and value are then what changes. Null for work of this month.</summary>
    public YearMonth? Corrects { get; init; }
}

/// <summary>One charge.</summary>
/// <param name="Day">Null for money that was held in an earlier month and is released now.</param>
/// <param name="Kind">Stable code, see <see cref="ChargeKinds"/>, or <see cref="ReleasedKind"/>.</param>
/// <param name="Amount">Net before anything is held.</param>
/// <param name="Held">Net that waits for consent.</param>
public sealed record StatementLine(
    string Ticket, LocalDate? Day, string Contract, string Kind, ChargedTime? Time, decimal Amount, Amounts Invoiced, decimal Held, decimal HeldMinutes)
{
    public const string ReleasedKind = "released";

    /// <summary>Invoiced month that the line corrects; negative amounts take back what was invoiced then. Null for a charge of this month.</summary>
    public YearMonth? Corrects { get; init; }

    /// <summary>Id of the entry that was corrected; null when the coverage was.</summary>
    public string? Entry { get; init; }
}

/// <summary>Units of a grant that were drawn in the month.</summary>
/// <param name="Expires">Last day of a block; null for periodic grants and for blocks without end.</param>
public sealed record PoolMovement(string Contract, string Grant, PoolUnit Unit, decimal Drawn, LocalDate? Expires)
{
    /// <summary>Invoiced month whose draws were corrected; negative units went back to the grant then.</summary>
    public YearMonth? Corrects { get; init; }
}
