using CsCheck;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Tests.Desk.Billing;

public sealed class BookingPropertyTests
{
    internal static readonly BookVersions Books = new([SomeLedger.Book("small", 120, 90)]);

    /// <summary>Log, correct, take back, correct coverage, agree to money and close months, in any order.</summary>
    internal static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 55], Gen.Int[1, 90], (kind, which, day, minutes) => new Step(kind, which, day, minutes)).Array[1, 14];

    private static readonly Gen<string> Clients = Gen.OneOf(Gen.Const("pool"), Gen.Const("fix"), Gen.Const("managed"));

    internal static readonly Gen<History> Histories = Gen.Select(Clients, Steps, (client, steps) => new History(client, steps));

    [Fact]
    public void However_it_came_about_the_ledger_says_what_one_run_over_the_same_work_says() =>
        Gen.Select(Clients, Steps).Sample((client, steps) =>
        {
            var ledger = Play(client, steps, out _);
            var fresh = ledger with { Standing = [] };
            var anew = fresh.After(Booking.Of(fresh, Books, SomeLedger.Because()));
            Assert.Equal(Show(anew), Show(ledger));
        }, iter: 10_000, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void Granted_is_remaining_plus_drawn_and_no_grant_goes_below_zero() =>
        Steps.Sample(steps =>
        {
            Play("pool", steps, out var batches);
            var used = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var batch in batches)
            {
                foreach (var entry in batch.Entries)
                    if (entry.Posting is Posting.Drawn { Draw: var draw }) used[draw.Grant] = used.GetValueOrDefault(draw.Grant) + (entry.Sign * draw.Quantity);
            }

            Assert.All(used, grant => Assert.InRange(grant.Value, 0m, 90m));
        }, iter: 10_000, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void A_frozen_month_gets_no_entry_and_every_reversal_takes_back_one_that_stood() =>
        Gen.Select(Clients, Steps).Sample((client, steps) =>
        {
            Play(client, steps, out var batches);
            var standing = new HashSet<string>(StringComparer.Ordinal);
            Assert.Equal(Enumerable.Range(1, batches.Count).Select(n => (long)n), batches.Select(b => b.Sequence));
            foreach (var entry in batches.SelectMany(b => b.Entries))
                Assert.True(entry.Reverses is { } taken ? standing.Remove(taken) : standing.Add(entry.Id));
        }, iter: 10_000, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    internal static ClientLedger Play(History history, out List<LedgerBatch> batches) => Play(history.Client, history.Steps, out batches);

    private static ClientLedger Play(string client, Step[] steps, out List<LedgerBatch> batches)
    {
        batches = [];
        var ticket = SomeLedger.Ticket(client, authorised: 150m);
        var ledger = SomeLedger.Of(ticket, []).With(SomeLedger.Ticket(client, "SD-2"));
        foreach (var step in steps)
        {
            var closes = step.Kind == 9 && !ledger.AccountOrNew.IsFrozen(SomeLedger.October);
            if (!closes) ledger = After(ledger, step);
            var booking = closes
                ? Invoicing.Close(ledger, Books, SomeLedger.October, SomeLedger.Because())
                : Booking.Of(ledger, Books, SomeLedger.Because());
            Assert.All(booking.Batches, b => Assert.False(ledger.AccountOrNew.IsFrozen(b.Period)));
            batches.AddRange(booking.Batches);
            ledger = ledger.After(booking);
        }

        return ledger;
    }

    private static ClientLedger After(ClientLedger ledger, Step step)
    {
        var tickets = ledger.Tickets.Values.OrderBy(t => t.Ticket.Id, StringComparer.Ordinal).ToList();
        var ticket = tickets[step.Which % 2];
        var known = ledger.Work.OrderBy(w => w.Id, StringComparer.Ordinal).ElementAtOrDefault(step.Which);
        switch (step.Kind)
        {
            case <= 4 or 9:
                var start = SomeLedger.At(10, 1) + Duration.FromDays(step.Day);
                var work = SomeLedger.Work(ticket, $"w{ledger.AccountOrNew.Sequence}-{step.Day}-{ledger.Work.Length}", start, step.Minutes);
                return ledger.With(work with { Period = ledger.AccountOrNew.BilledIn(work.Period.GetValueOrDefault()), BookHash = Books.Current.Hash });
            case 5 or 6 when known is not null:
                return ledger.With(known.Corrected(known.Start + Duration.FromMinutes(step.Minutes), "t", known.Start, "r"));
            case 7 when known is not null:
                return ledger.With(known.Corrected(known.Start, "t", known.Start, "r"));
            default:
                var promise = ticket.Ticket.Promise with { Authorised = step.Minutes * 5m };
                return ledger.With(ticket with { Ticket = ticket.Ticket with { Promise = promise } });
        }
    }

    private static string Show(ClientLedger ledger) => string.Join('\n', ledger.Standing
        .SelectMany(s => s.Standing.Select(e => $"{s.Period} {e.Posting switch
        {
            Posting.Worked w => $"{w.Ticket} {w.Outcome} {w.Minutes} {w.CoveredValue} {string.Join(',', w.Reasons)}",
            var p => p.ToString(),
        }}"))
        .Order(StringComparer.Ordinal));

    internal sealed record History(string Client, Step[] Steps);

    internal sealed record Step(int Kind, int Which, int Day, int Minutes);
}
