using CsCheck;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Tests.Desk.Billing;

public sealed class InvoicedWorkPropertyTests
{
    private static readonly BookVersions Books = BookingPropertyTests.Books;

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 70], Gen.Int[0, 120], (kind, which, day, minutes) => new Step(kind, which, day, minutes)).Array[2, 16];

    private static readonly Gen<string> Clients = Gen.OneOf(Gen.Const("pool"), Gen.Const("fix"), Gen.Const("managed"));

    [Fact]
    public void All_statements_together_say_what_the_corrected_work_costs_and_an_invoiced_one_never_changes() =>
        Gen.Select(Clients, Steps).Sample((client, steps) =>
        {
            var played = Play(client, steps);
            var fresh = played.AsIfNew();
            Assert.Equal(Total(fresh), Total(played.All));
            Assert.Equal(Drawn(fresh), Drawn(played.All));
            Assert.All(Drawn(played.All), d => Assert.InRange(d.Quantity, 0m, 90m));
        }, iter: 10_000, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    private static Amounts Total(IEnumerable<PeriodLedger> months) => months.Aggregate(Amounts.Zero, (sum, m) => sum + m.Invoiced - m.Fees);

    private static List<(string Grant, decimal Quantity)> Drawn(IEnumerable<PeriodLedger> months) =>
        [.. months.SelectMany(m => m.WithSign<Posting.Drawn>()).GroupBy(d => d.Posting.Draw.Grant)
            .Select(g => (g.Key, g.Sum(d => d.Sign * d.Posting.Draw.Quantity))).Where(g => g.Item2 != 0m).Order()];

    private static Desk Play(string client, Step[] steps)
    {
        var desk = new Desk(SomeLedger.Of(SomeLedger.Ticket(client), []).With(SomeLedger.Ticket(client, "SD-2")));
        foreach (var step in steps) desk.Take(step);
        return desk;
    }

    /// <summary>A client's ledger over months, some of them invoiced.</summary>
    private sealed class Desk(ClientLedger ledger)
    {
        private readonly Dictionary<YearMonth, string> _invoiced = [];
        private ClientLedger _open = ledger;
        private ClientLedger _frozen = ledger;

        public List<PeriodLedger> All { get; private set; } = [];

        public void Take(Step step)
        {
            var known = _frozen.Work.Concat(_open.Work).OrderBy(w => w.Id, StringComparer.Ordinal).ElementAtOrDefault(step.Which);
            var account = _open.AccountOrNew;
            switch (step.Kind)
            {
                case 8 or 9:
                    Close();
                    break;
                case 6 or 7 when known is not null:
                    Correct(known.Corrected(known.Start + Duration.FromMinutes(step.Minutes), "t", known.Start, "r"));
                    break;
                case 5:
                    CorrectCause(step);
                    break;
                default:
                    var ticket = _open.Tickets[step.Which % 2 == 0 ? "SD-1" : "SD-2"];
                    var start = SomeLedger.At(10, 1) + Duration.FromDays(step.Day);
                    var work = SomeLedger.Work(ticket, $"w{_frozen.Work.Length + _open.Work.Length}-{step.Day}-{account.Sequence}", start, step.Minutes + 1);
                    _open = _open.With(work with { Period = account.BilledIn(work.Period.GetValueOrDefault()), BookHash = Books.Current.Hash });
                    Book(Booking.Of(_open, Books, SomeLedger.Because()));
                    break;
            }
        }

        /// <summary>The same work, decided at once.</summary>
        public List<PeriodLedger> AsIfNew()
        {
            var whole = new ClientLedger { ClientId = _open.ClientId, Tickets = _open.Tickets, Work = [.. _frozen.Work, .. _open.Work] };
            return [.. whole.After(Booking.Of(whole, Books, SomeLedger.Because())).Standing];
        }

        private void Correct(WorkEntry entry)
        {
            if (_open.AccountOrNew.IsFrozen(entry.Period.GetValueOrDefault()))
            {
                var after = _frozen.With(entry);
                _open = InvoicedWork.Correct(_open, _frozen, after, Books, entry.Id);
                _frozen = after;
            }
            else
            {
                _open = _open.With(entry);
            }

            Book(Booking.Of(_open, Books, SomeLedger.Because("time-corrected")));
        }

        private void CorrectCause(Step step)
        {
            var id = step.Which % 2 == 0 ? "SD-1" : "SD-2";
            var damaged = _open.Tickets[id] with { Terms = new TicketTerms { TicketId = id, Cause = step.Minutes % 2 == 0 ? "user-damage" : "wear" } };
            var after = _frozen.With(damaged);
            _open = InvoicedWork.Correct(_open.With(damaged), _frozen, after, Books, null);
            _frozen = after;
            Book(Booking.Of(_open, Books, SomeLedger.Because("coverage-corrected")));
        }

        private void Close()
        {
            var month = _open.AccountOrNew.FirstOpen ?? SomeLedger.October;
            var frozen = _open.Work.Where(w => w.Period <= month);
            _frozen = _frozen with { Work = [.. _frozen.Work, .. frozen] };
            Book(Invoicing.Close(_open, Books, month, SomeLedger.Because("invoiced")));
        }

        private void Book(Booking booking)
        {
            Assert.All(booking.Batches, b => Assert.False(_open.AccountOrNew.IsFrozen(b.Period)));
            var whole = _open.After(booking with { Account = booking.Account with { FirstOpen = null } }).Standing;
            All = [.. All.Where(m => _open.AccountOrNew.IsFrozen(m.Period)), .. whole];
            _open = _open.After(booking) with { Corrections = [], Tickets = _open.Tickets };
            foreach (var month in All.Where(m => _open.AccountOrNew.IsFrozen(m.Period)))
            {
                var text = string.Join('\n', month.Standing.Select(e => e.Posting));
                Assert.Equal(_invoiced.GetValueOrDefault(month.Period, text), text);
                _invoiced[month.Period] = text;
            }
        }
    }

    private sealed record Step(int Kind, int Which, int Day, int Minutes);
}
