using CsCheck;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Billing;

/// <summary>Merging moves time and money with a trail, and nothing is lost or made up on the way.</summary>
public sealed class MergedWorkTests
{
    private static readonly BookVersions Books = SomeLedger.Books;

    private static readonly Gen<(int Which, int Day, int Minutes)[]> Works =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 40], Gen.Int[1, 120]).Array[0, 8];

    [Fact]
    public void Two_incidents_of_one_problem_cost_one_fee_after_merging()
    {
        var (ledger, kept, gone) = Booked("fix", [(0, 1, 20), (1, 2, 20)]);
        Assert.Equal(190m, Invoiced(ledger));
        var merged = Merge(ledger, kept, gone, out var batches);
        Assert.Equal(95m + (10m * 2m), Invoiced(merged));
        Assert.All(merged.Standing.SelectMany(s => s.Standing), e => Assert.Equal("SD-1", e.Posting.TicketId));
        Assert.Contains(batches.SelectMany(b => b.Entries), e => e.Reverses is not null);
        Assert.Equal("SD-2 → SD-1", Assert.Single(merged.Work, w => w.Earlier.Count == 1).Earlier[0].Reason);
    }

    [Fact]
    public void However_much_was_logged_the_ledger_says_afterwards_what_one_run_says_and_every_minute_is_there() =>
        Gen.Select(Gen.OneOf(Gen.Const("pool"), Gen.Const("fix"), Gen.Const("managed")), Works).Sample((client, works) =>
        {
            var (ledger, kept, gone) = Booked(client, works);
            var merged = Merge(ledger, kept, gone, out var batches);
            Assert.Equal(ledger.Work.Sum(w => w.Minutes), merged.Work.Sum(w => w.Minutes));
            Assert.DoesNotContain(merged.Work, w => w.TicketId == gone.Id);
            var fresh = merged with { Standing = [] };
            Assert.Equal(Totals(fresh.After(Booking.Of(fresh, Books, SomeLedger.Because()))), Totals(merged));
            var explained = batches.SelectMany(b => b.Entries).Sum(e => e.Sign * e.Posting.Invoiced.Net);
            Assert.Equal(Invoiced(merged), Invoiced(ledger) + explained);
            Assert.Empty(Booking.Of(merged, Books, SomeLedger.Because("merged")).Batches);
        }, iter: 2_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void What_was_decided_about_the_coverage_of_the_merged_ticket_goes_along()
    {
        var (kept, gone) = (SomeLedger.Ticket("managed", "SD-1", 1_000m), SomeLedger.Ticket("managed", "SD-2", 1_000m, "user-damage"));
        var ledger = SomeLedger.Of(kept, SomeLedger.Work(kept, "a", SomeLedger.At(11, 3), 20), SomeLedger.Work(gone, "b", SomeLedger.At(11, 4), 30)).With(gone);
        var merged = MergedWork.Of(
            ledger, gone.Ticket with { MergedInto = "SD-1", Status = TicketStatus.Closed }, kept.Ticket, Some.Technician, SomeLedger.At(11, 20));
        Assert.Equal(("SD-1", "user-damage"), (merged.Terms?.TicketId, merged.Terms?.Cause));
    }

    [Fact]
    public void Nothing_is_decided_by_merging_what_nobody_decided()
    {
        var (ledger, kept, gone) = Booked("fix", [(0, 1, 20), (1, 2, 20)]);
        Assert.Null(MergedWork.Of(ledger, gone, kept, Some.Technician, SomeLedger.At(11, 20)).Terms);
    }

    [Fact]
    public void What_was_agreed_to_for_both_is_the_limit_and_no_limit_stays_none()
    {
        Assert.Equal(245m, MergedWork.Authorised(With(95m), With(150m)));
        Assert.Equal(150m, MergedWork.Authorised(With(null), With(150m)));
        Assert.Null(MergedWork.Authorised(With(95m), With(null)));
    }

    private static Ticket With(decimal? authorised) => SomeLedger.Ticket("fix", authorised: authorised).Ticket;

    private static (ClientLedger Ledger, Ticket Kept, Ticket Gone) Booked(string client, (int Which, int Day, int Minutes)[] works)
    {
        BilledTicket[] tickets = [SomeLedger.Ticket(client, "SD-1", 1_000m), SomeLedger.Ticket(client, "SD-2", 1_000m)];
        var ledger = SomeLedger.Of(tickets[0]).With(tickets[1]);
        for (var i = 0; i < works.Length; i++)
        {
            var start = SomeLedger.At(10, 1) + Duration.FromDays(works[i].Day) + Duration.FromHours(i);
            ledger = ledger.With(SomeLedger.Work(tickets[works[i].Which], "w" + i, start, works[i].Minutes));
        }

        return (ledger.After(Booking.Of(ledger, Books, SomeLedger.Because())), tickets[0].Ticket, tickets[1].Ticket);
    }

    private static ClientLedger Merge(ClientLedger ledger, Ticket kept, Ticket gone, out List<LedgerBatch> batches)
    {
        var closed = gone with { MergedInto = kept.Id, Status = TicketStatus.Closed };
        var grown = kept with { Promise = kept.Promise with { Authorised = MergedWork.Authorised(gone, kept) } };
        var merged = MergedWork.Of(ledger, closed, grown, Some.Technician, SomeLedger.At(11, 20));
        var booking = Booking.Of(merged.Ledger, Books, SomeLedger.Because("merged"));
        batches = [.. booking.Batches];
        return merged.Ledger.After(booking);
    }

    private static decimal Invoiced(ClientLedger ledger) => ledger.Standing.SelectMany(s => s.Standing).Sum(e => e.Posting.Invoiced.Net);

    private static string Totals(ClientLedger ledger) => string.Join('\n', ledger.Standing.Select(s =>
        $"{s.Period} {s.Standing.Sum(e => e.Posting.Invoiced.Net)} {s.Postings<Posting.Drawn>().Sum(d => d.Draw.Quantity)}"));
}
