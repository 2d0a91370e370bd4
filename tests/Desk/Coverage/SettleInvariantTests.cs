using CsCheck;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>What holds for every settlement, whatever the book and the work.</summary>
public sealed class SettleInvariantTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Lines_add_up_to_net_taxes_to_tax_and_invoiced_and_held_to_the_whole() =>
        Sample(RandomWork.Gen(), work =>
        {
            var settled = Settlement.Settle(work.Book, work.Input);
            foreach (var ticket in settled.Tickets)
            {
                var lines = settled.Lines.Select((line, i) => (Line: line, Held: settled.HeldParts[i])).Where(l => l.Line.Ticket == ticket.Id).ToList();
                Assert.Equal(ticket.Charged, new Amounts(lines.Sum(l => l.Line.Amount), lines.Sum(l => l.Line.Tax)));
                Assert.Equal(ticket.Charged.Net, ticket.Invoiced.Net + ticket.Held.Amount);
                Assert.Equal(ticket.Held, new HeldWork(lines.Sum(l => l.Held.Amount), lines.Sum(l => l.Held.Minutes)));
                Assert.Equal(ticket.Charged.Tax - ticket.Invoiced.Tax, lines.Sum(l => l.Held.Tax));
                Assert.All(lines, l => Assert.InRange(l.Held.Amount, 0m, l.Line.Amount));
            }

            Assert.Equal(settled.Tickets.Sum(t => t.Invoiced.Net), settled.Invoice.Net);
        });

    [Fact]
    public void Granted_is_remaining_plus_drawn_and_nothing_goes_below_zero() =>
        Sample(RandomWork.Gen(), work =>
        {
            var settled = Settlement.Settle(work.Book, work.Input);
            Assert.All(settled.Draws, d => Assert.True(d.Quantity > 0m));
            foreach (var pool in settled.Pools)
            {
                var drawn = settled.Draws.Where(d => d.Contract == pool.Contract && d.Grant == pool.Grant).Sum(d => d.Quantity);
                Assert.True(pool.Remaining >= 0m);
                Assert.Equal(OpeningOf(work, pool.Contract, pool.Grant), pool.Remaining + drawn);
            }
        });

    [Fact]
    public void The_order_of_tickets_entries_and_balances_in_the_input_does_not_matter() =>
        Sample(RandomWork.Gen(), work =>
        {
            var input = work.Input;
            var turned = input with
            {
                Tickets = [.. input.Tickets.Reverse().Select(t => t with { Entries = [.. t.Entries.Reverse()] })],
                Ledger = [.. input.Ledger.Reverse()],
                PriorIncidents = [.. input.PriorIncidents.Reverse()],
            };
            Assert.Equal(Show(Settlement.Settle(work.Book, input)), Show(Settlement.Settle(work.Book, turned)));
        });

    [Fact]
    public void Whom_nobody_knows_is_never_covered_and_pays_nothing() =>
        Sample(RandomWork.Gen(), work =>
        {
            var unknown = work.Input with { Client = work.Seed % 2 == 0 ? null : "nobody" };
            var settled = Settlement.Settle(work.Book, unknown);
            Assert.All(settled.Tickets, t => Assert.Equal((CoverageOutcome.Undetermined, 0m, 0m), (t.Outcome, t.Charged.Net, t.CoveredValue)));
            Assert.Empty(settled.Lines);
            Assert.Empty(settled.Draws);
        });

    [Fact]
    public void Minutes_are_worked_covered_in_an_incident_or_rounded_up_from_the_rest() =>
        Sample(RandomWork.Gen(), work =>
        {
            foreach (var ticket in Settlement.Settle(work.Book, work.Input).Tickets.Where(t => t.Outcome != CoverageOutcome.Undetermined))
            {
                var rest = ticket.Minutes.Worked - ticket.Minutes.Covered - ticket.Minutes.Incident;
                Assert.True(rest >= 0 && ticket.Minutes.Rounded >= rest);
            }
        });

    [Fact]
    public void Without_rounding_an_entry_cut_in_two_costs_the_same() =>
        Sample(RandomWork.Gen(new BookFlavour(Rounded: false, PerEntry: false)), work =>
        {
            // The grants of the first minute decide the order of pools, so an edge of one inside an entry matters.
            if (work.Input.Tickets.SelectMany(t => t.Entries).Any(e => HasGrantEdge(work.Book, e))) return;
            var cut = work.Input with { Tickets = [.. work.Input.Tickets.Select(Cut)] };
            Assert.Equal(Show(Settlement.Settle(work.Book, work.Input)), Show(Settlement.Settle(work.Book, cut)));
        });

    [Fact]
    public void The_likely_money_is_what_settling_the_likely_minutes_costs() =>
        Sample(RandomWork.Gen(mostTickets: 1), work =>
        {
            var request = work.Input.Tickets[0].Request;
            var now = request.OpenedAt;
            var decision = CoverageRules.Decide(work.Book, new EstimateInput
            {
                Now = now,
                Client = work.Input.Client,
                Request = request,
                Ledger = work.Input.Ledger,
                PriorIncidents = work.Input.PriorIncidents,
            });
            if (decision.Range is not { } range) return;
            var entry = new LoggedEntry("e", now, now + Duration.FromMinutes(decision.Basis.Likely), "technician", WorkType.Remote);
            var settled = Settlement.Settle(work.Book, work.Input with { Tickets = [new TicketWork(request, [entry])] });
            Assert.Equal(range.Likely, settled.Tickets[0].Charged);
            Assert.Equal(
                decision.Draws.Select(d => (d.Contract, d.Grant, d.Quantity)), settled.Draws.Select(d => (d.Contract, d.Grant, d.Quantity)));
        });

    [Fact]
    public void Without_rounding_more_minutes_never_cost_less() =>
        Sample(RandomWork.Gen(new BookFlavour(Rounded: false, PerEntry: false), mostTickets: 1), work =>
        {
            var ticket = work.Input.Tickets[0];
            if (ticket.Entries is not [var entry, ..]) return;
            var one = Net(work, ticket with { Entries = [entry], Authorised = null });
            var longer = Net(work, ticket with { Entries = [entry with { End = entry.End + Duration.FromMinutes(45), Minutes = null }], Authorised = null });
            var whole = Net(work, ticket with { Entries = [entry with { Minutes = null }], Authorised = null });
            if (one is { } a && whole is { } b && longer is { } c) Assert.True(a <= b && b <= c);
        });

    private static decimal? Net(RandomWork work, TicketWork ticket)
    {
        var settled = Settlement.Settle(work.Book, work.Input with { Tickets = [ticket] }).Tickets[0];
        return settled.Outcome == CoverageOutcome.Undetermined ? null : settled.Charged.Net;
    }

    private static void Sample(Gen<RandomWork> works, Action<RandomWork> holds) =>
        works.Sample(holds, iter: Cases, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    /// <summary>Each entry without a break in two touching parts, whose ids sort in the place of the whole.</summary>
    private static TicketWork Cut(TicketWork ticket) => ticket with
    {
        Entries = [.. ticket.Entries.SelectMany<LoggedEntry, LoggedEntry>(e => e.Minutes is not null || e.End - e.Start < Duration.FromMinutes(2)
            ? [e]
            : [e with { Id = e.Id + ".1", End = e.Start + Half(e) }, e with { Id = e.Id + ".2", Start = e.Start + Half(e) }])],
    };

    private static bool HasGrantEdge(ContractBook book, LoggedEntry entry) => book.Contracts.Any(contract =>
    {
        var zone = contract.Zone ?? book.Clients[0].Zone;
        return contract.Pool is { } pool && EdgesOf(pool, entry.Start.InZone(zone).Date)
            .Select(date => zone.AtStartOfDay(date).ToInstant())
            .Any(edge => entry.Start < edge && edge < entry.End);
    });

    /// <summary>Local days near the given one on which a grant begins or has ended.</summary>
    private static IEnumerable<LocalDate> EdgesOf(Pool pool, LocalDate near) =>
        pool.Blocks.Select(block => block.From)
            .Concat(pool.Blocks.Where(block => block.To is not null).Select(block => block.To!.Value.PlusDays(1)))
            .Concat(pool.Periodic is null ? [] : Enumerable.Range(0, 4).Select(near.PlusDays).Where(date => date.Day == 1));

    private static Duration Half(LoggedEntry entry) => Duration.FromMinutes((int)(entry.End - entry.Start).TotalMinutes / 2);

    private static decimal OpeningOf(RandomWork work, string contract, string grant)
    {
        if (work.Input.Ledger.FirstOrDefault(b => b.Contract == contract && b.Grant == grant) is { } listed) return listed.Remaining;
        var pool = work.Book.FindContract(contract)?.Pool;
        return pool?.Blocks.FirstOrDefault(b => b.Id == grant)?.Quantity ?? pool?.Periodic?.Quantity ?? -1m;
    }

    private static string Show(Settlement settled) => string.Join('\n',
    [
        .. settled.Tickets.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t =>
            $"{t.Id} {t.Outcome} {string.Join(',', t.Reasons)} {string.Join(',', t.Contracts)} {t.Minutes} {t.Charged} {t.Invoiced} {t.Held} {t.CoveredValue:0.00}"),
        .. settled.Lines.Select(l => l.ToString()).Order(StringComparer.Ordinal),
        .. settled.Draws.Select(d => d.ToString()),
        .. settled.Pools.Select(p => p.ToString()),
    ]);
}
