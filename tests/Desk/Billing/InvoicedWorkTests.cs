using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Tickets;

namespace SupportBot.Tests.Desk.Billing;

public sealed class InvoicedWorkTests
{
    private static readonly ImmutableDictionary<string, string> NoTitles = ImmutableDictionary<string, string>.Empty;

    [Fact]
    public void Less_time_in_an_invoiced_month_is_credited_on_the_open_ones_statement()
    {
        var ticket = SomeLedger.Ticket("fix");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 90);
        var (open, invoiced, october) = Closed(ticket, entry);
        Assert.Equal((95m + 120m, 40.85m), (october.Total.Net, october.Total.Tax));

        var after = Corrected(open, invoiced, entry, 45);
        var november = StatementOf(after, SomeLedger.November);
        Assert.Equal([-120m, 30m], november.Lines.Select(l => l.Invoiced.Net));
        Assert.All(november.Lines, l => Assert.Equal((SomeLedger.October, "w1", new LocalDate(2026, 10, 5)), (l.Corrects, l.Entry, l.Day)));
        Assert.Equal((-90m, -17.10m), (november.Total.Net, november.Total.Tax));
        Assert.Equal(-45, Assert.Single(november.Tickets).Minutes.Worked);
        Assert.Equal(november.Total, after.Period(SomeLedger.November).Invoiced);
        Assert.Empty(Booking.Of(after, SomeLedger.Books, SomeLedger.Because()).Batches);
    }

    [Fact]
    public void Time_taken_back_from_an_invoiced_month_gives_the_incidents_fee_back()
    {
        var ticket = SomeLedger.Ticket("fix");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 20);
        var closed = Closed(ticket, entry);
        var after = Corrected(closed.Open, closed.Invoiced, entry, 0);
        Assert.Equal(-95m, after.Period(SomeLedger.November).Invoiced.Net);
        Assert.Empty(after.AccountOrNew.Frozen.Incidents);
        Assert.Equal(0m, after.AccountOrNew.Frozen.Tickets["SD-1"].Invoiced);
    }

    [Fact]
    public void Included_minutes_that_come_free_serve_the_same_incidents_open_work()
    {
        var ticket = SomeLedger.Ticket("fix");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 30), 30);
        var closed = Closed(ticket, entry);
        var later = closed.Open.With(SomeLedger.Work(ticket, "w2", SomeLedger.At(11, 2), 20));
        var open = later.After(Booking.Of(later, SomeLedger.Books, SomeLedger.Because()));
        Assert.Equal(40m, open.Period(SomeLedger.November).Invoiced.Net);
        Assert.Equal(0m, Corrected(open, closed.Invoiced, entry, 10).Period(SomeLedger.November).Invoiced.Net);
    }

    [Fact]
    public void Units_that_an_expired_grant_gets_back_take_the_place_of_overage_of_its_time()
    {
        // A grant holds 600 minutes and lasts two months: 1,200 are there in October, 60 are beyond.
        var ticket = SomeLedger.Ticket("pool");
        var first = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 700);
        var (open, invoiced, october) = Closed(ticket, first, SomeLedger.Work(ticket, "w2", SomeLedger.At(10, 6), 560));
        Assert.Equal(100m, october.Total.Net);
        var after = Corrected(open, invoiced, first, 660);
        var november = StatementOf(after, SomeLedger.November);
        // Forty minutes fewer: overage shrinks from 60 to 20 minutes, and nothing goes back to a grant.
        Assert.Equal([-100m, 33.33m], november.Lines.Select(l => l.Invoiced.Net));
        Assert.Empty(november.Pools);
        Assert.Equal(1_200m, after.AccountOrNew.Frozen.Drawn.Sum(d => d.Quantity));
    }

    [Fact]
    public void Units_given_back_are_there_again_while_their_grant_lasts()
    {
        var ticket = SomeLedger.Ticket("pool");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 700);
        var closed = Closed(ticket, entry);
        var after = Corrected(closed.Open, closed.Invoiced, entry, 650);
        var movement = Assert.Single(StatementOf(after, SomeLedger.November).Pools);
        Assert.Equal(("2026-10", -50m, SomeLedger.October), (movement.Grant, movement.Drawn, movement.Corrects));
        Assert.Equal([("2026-09", 600m), ("2026-10", 50m)], after.AccountOrNew.Frozen.Drawn.Select(d => (d.Grant, d.Quantity)));
    }

    [Fact]
    public void Correcting_back_leaves_nothing_of_either_correction()
    {
        var ticket = SomeLedger.Ticket("pool");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 700);
        var closed = Closed(ticket, entry);
        var there = Corrected(closed.Open, closed.Invoiced, entry, 500);
        var shorter = entry with { End = entry.Start + Duration.FromMinutes(500) };
        var back = Corrected(there, closed.Invoiced.With(shorter), shorter, 700);
        Assert.Empty(back.Period(SomeLedger.November).Standing);
        Assert.Equal(closed.Open.AccountOrNew.Frozen.Drawn, back.AccountOrNew.Frozen.Drawn);
        Assert.Equal(2, back.AccountOrNew.Sequence - closed.Open.AccountOrNew.Sequence);
    }

    [Fact]
    public void A_cause_corrected_after_the_invoice_is_charged_on_the_open_statement()
    {
        var ticket = SomeLedger.Ticket("managed", authorised: 500m);
        var (open, invoiced, october) = Closed(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 60));
        Assert.Equal((1_020m, 120m), (october.Total.Net, october.CoveredValue));
        var damaged = ticket with { Terms = new TicketTerms { TicketId = "SD-1", Cause = "user-damage" } };
        var after = InvoicedWork.Correct(open.With(damaged), invoiced, invoiced.With(damaged), SomeLedger.Books, null);
        var november = StatementOf(after.After(Booking.Of(after, SomeLedger.Books, SomeLedger.Because("coverage-corrected"))), SomeLedger.November);
        Assert.Equal((120m, -120m), (november.Total.Net, november.CoveredValue));
        Assert.Null(Assert.Single(november.Lines).Entry);
        Assert.Equal("billable", Assert.Single(november.Tickets).Outcome);
    }

    [Fact]
    public void More_time_than_is_authorised_is_held_with_the_correction_and_released_by_consent()
    {
        var ticket = SomeLedger.Ticket("fix", authorised: 100m);
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 30);
        var closed = Closed(ticket, entry);
        var after = Corrected(closed.Open, closed.Invoiced, entry, 60);
        var month = after.Period(SomeLedger.November);
        Assert.Equal((5m, 55m), (month.Invoiced.Net, month.Held));
        var agreed = after.With(SomeLedger.Ticket("fix", authorised: 200m));
        var released = agreed.After(Booking.Of(agreed, SomeLedger.Books, SomeLedger.Because("consent")));
        Assert.Equal(60m, released.Period(SomeLedger.November).Invoiced.Net);
    }

    [Fact]
    public void A_correction_stays_when_its_month_is_invoiced_and_what_is_read_again_is_what_was_booked()
    {
        var ticket = SomeLedger.Ticket("fix");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 90);
        var closed = Closed(ticket, entry);
        var after = Corrected(closed.Open, closed.Invoiced, entry, 45);
        var closing = Invoicing.Close(after, SomeLedger.Books, SomeLedger.November, SomeLedger.Because("invoiced"));
        Assert.Empty(closing.Batches);
        Assert.Equal(125m, closing.Account.Frozen.Tickets["SD-1"].Invoiced);
    }

    private static Closing Closed(BilledTicket ticket, params WorkEntry[] work)
    {
        var first = SomeLedger.Of(ticket, work);
        var booking = Invoicing.Close(first, SomeLedger.Books, SomeLedger.October, SomeLedger.Because("invoiced"));
        var october = first.After(booking with { Account = booking.Account with { FirstOpen = null } });
        return new Closing(first.After(booking), first, StatementOf(october, SomeLedger.October));
    }

    /// <summary>The open months after an entry of an invoiced one was set to other minutes.</summary>
    private static ClientLedger Corrected(ClientLedger open, ClientLedger invoiced, WorkEntry entry, int minutes)
    {
        var corrected = entry.Corrected(entry.Start + Duration.FromMinutes(minutes), "Tessa", SomeLedger.At(11, 3), "typing error");
        var ledger = InvoicedWork.Correct(open, invoiced, invoiced.With(corrected), SomeLedger.Books, entry.Id);
        var booking = Booking.Of(ledger, SomeLedger.Books, SomeLedger.Because("time-corrected"));
        Assert.All(booking.Batches, b => Assert.Equal(SomeLedger.November, b.Period));
        return ledger.After(booking) with { Corrections = [] };
    }

    private static Statement StatementOf(ClientLedger ledger, YearMonth month) =>
        Statement.Of(SomeLedger.Books.Current, ledger.Period(month), ledger.AccountOrNew, NoTitles);

    /// <param name="Open">The ledger after October was invoiced.</param>
    /// <param name="Invoiced">October's work.</param>
    private sealed record Closing(ClientLedger Open, ClientLedger Invoiced, Statement October);
}
