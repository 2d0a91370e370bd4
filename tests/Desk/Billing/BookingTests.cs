using SupportBot.Desk.Billing;

namespace SupportBot.Tests.Desk.Billing;

public sealed class BookingTests
{
    [Fact]
    public void Logged_time_becomes_one_batch_and_deciding_again_books_nothing()
    {
        var ticket = SomeLedger.Ticket("fix");
        var ledger = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 50));
        var booking = Booking.Of(ledger, SomeLedger.Books, SomeLedger.Because());
        Assert.Equal(95m + 40m, ledger.After(booking).Period(SomeLedger.November).Invoiced.Net);
        Assert.Empty(Booking.Of(ledger.After(booking), SomeLedger.Books, SomeLedger.Because()).Batches);
    }

    [Fact]
    public void A_correction_reverses_what_was_booked_and_books_what_holds_now()
    {
        var ticket = SomeLedger.Ticket("pool");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 60);
        var first = SomeLedger.Of(ticket, entry);
        var logged = first.After(Booking.Of(first, SomeLedger.Books, SomeLedger.Because()));
        var corrected = logged.With(entry.Corrected(SomeLedger.At(11, 2, 9, 20), "Tessa", SomeLedger.At(11, 3), "a typing error"));
        var booking = Booking.Of(corrected, SomeLedger.Books, SomeLedger.Because("time-corrected"));
        var entries = Assert.Single(booking.Batches).Entries;
        Assert.Equal(2, entries.Count(e => e.Reverses is not null));
        Assert.Equal(-40m, Assert.Single(booking.DeltaOf("SD-1").Drawn).Quantity);
        Assert.Equal(20m, Drawn(corrected.After(booking)));
    }

    [Fact]
    public void Taking_an_entry_back_leaves_a_ledger_that_stands_for_nothing()
    {
        var ticket = SomeLedger.Ticket("fix");
        var entry = SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 60);
        var first = SomeLedger.Of(ticket, entry);
        var logged = first.After(Booking.Of(first, SomeLedger.Books, SomeLedger.Because()));
        var removed = entry.Corrected(entry.Start, "Tessa", SomeLedger.At(11, 3), "wrong ticket");
        var after = logged.With(removed).After(Booking.Of(logged.With(removed), SomeLedger.Books, SomeLedger.Because()));
        Assert.True(removed.Removed);
        Assert.Empty(after.Period(SomeLedger.November).Standing);
    }

    [Fact]
    public void An_invoiced_month_is_frozen_and_late_work_takes_what_is_left()
    {
        var ticket = SomeLedger.Ticket("pool");
        var first = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 550));
        var closing = Invoicing.Close(first, SomeLedger.Books, SomeLedger.October, SomeLedger.Because());
        var open = first.After(closing);
        Assert.Equal(SomeLedger.November, closing.Account.BilledIn(SomeLedger.October));
        var late = SomeLedger.Work(ticket, "w2", SomeLedger.At(10, 6), 60) with { Period = closing.Account.BilledIn(SomeLedger.October) };
        var booking = Booking.Of(open.With(late), SomeLedger.Books, SomeLedger.Because());
        Assert.All(booking.Batches, b => Assert.Equal(SomeLedger.November, b.Period));
        // October's grants held 1,200; 550 of September's went in October, which is frozen.
        Assert.Equal(
            [("2026-09", 50m), ("2026-10", 10m)],
            booking.DeltaOf("SD-1").Drawn.Select(d => (d.Grant, d.Quantity)).OrderBy(d => d.Grant));
    }

    [Fact]
    public void One_incident_over_two_months_has_one_fee_and_its_included_minutes_once()
    {
        var ticket = SomeLedger.Ticket("fix");
        var ledger = SomeLedger.Of(
            ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 30), 20), SomeLedger.Work(ticket, "w2", SomeLedger.At(11, 2), 40));
        var after = ledger.After(Booking.Of(ledger, SomeLedger.Books, SomeLedger.Because()));
        Assert.Equal(95m, after.Period(SomeLedger.October).Invoiced.Net);
        Assert.Equal(60m, after.Period(SomeLedger.November).Invoiced.Net);
    }

    [Fact]
    public void A_new_book_decides_new_work_and_nothing_that_was_logged_before()
    {
        var dearer = SomeLedger.Book("v2", 180, 600);
        var ticket = SomeLedger.Ticket("fix");
        var ledger = SomeLedger.Of(
            ticket,
            SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 60),
            SomeLedger.Work(ticket, "w2", SomeLedger.At(11, 3), 60, dearer.Hash));
        var after = ledger.After(Booking.Of(ledger, SomeLedger.Books.With(dearer), SomeLedger.Because()));
        Assert.Equal([95m, 60m, 180m], after.Period(SomeLedger.November).Postings<Posting.Charged>().Select(c => c.Line.Amount));
    }

    [Fact]
    public void What_is_not_authorised_is_held_and_released_by_later_consent_in_the_open_month()
    {
        var ticket = SomeLedger.Ticket("fix", authorised: 100m);
        var first = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(10, 5), 60));
        var open = first.After(Invoicing.Close(first, SomeLedger.Books, SomeLedger.October, SomeLedger.Because()));
        Assert.Equal(55m, open.AccountOrNew.Frozen.Tickets["SD-1"].Held.Net);
        var agreed = open.With(SomeLedger.Ticket("fix", authorised: 130m));
        var november = agreed.After(Booking.Of(agreed, SomeLedger.Books, SomeLedger.Because() with { FeesFor = [SomeLedger.November] }));
        Assert.Equal(30m, Assert.Single(november.Period(SomeLedger.November).Postings<Posting.Released>()).Net);
    }

    [Fact]
    public void The_managed_fee_is_booked_once_and_covered_work_is_valued()
    {
        var ticket = SomeLedger.Ticket("managed");
        var ledger = SomeLedger.Of(ticket, SomeLedger.Work(ticket, "w1", SomeLedger.At(11, 2), 30));
        var reason = SomeLedger.Because("fees") with { FeesFor = [SomeLedger.November] };
        var after = ledger.After(Booking.Of(ledger, SomeLedger.Books, reason));
        var month = after.Period(SomeLedger.November);
        Assert.Equal((1_020m, 193.80m, 60m), (month.Invoiced.Net, month.Invoiced.Tax, month.CoveredValue));
        Assert.Empty(Booking.Of(after, SomeLedger.Books, reason).Batches);
    }

    [Fact]
    public void Work_promised_free_that_costs_money_after_all_is_invoiced_up_to_the_clients_own_limit()
    {
        var ticket = SomeLedger.Ticket("managed", cause: "user-damage");
        var promised = ticket with { Ticket = ticket.Ticket with { Promise = ticket.Ticket.Promise with { High = 0m } } };
        var ledger = SomeLedger.Of(promised, SomeLedger.Work(promised, "w1", SomeLedger.At(11, 2), 60));
        var month = ledger.After(Booking.Of(ledger, SomeLedger.Books, SomeLedger.Because())).Period(SomeLedger.November);
        Assert.Equal((50m, 70m), (month.Invoiced.Net, month.Held));
    }

    [Fact]
    public void A_book_that_comes_within_a_month_adds_heads_from_its_day_on_and_changes_no_price()
    {
        var before = SomeLedger.Book("v1", 120, 600, "{id: u}, {id: v}");
        var after = SomeLedger.Book("v2", 120, 600, "{id: u}, {id: v}, {id: w}", fee: 2_000);
        var versions = new SupportBot.Desk.Contracts.BookVersions([before, after], [NodaTime.Instant.MinValue, SomeLedger.At(11, 16, 15)]);
        var ledger = SomeLedger.Of(SomeLedger.Ticket("managed"));
        var reason = SomeLedger.Because("fees") with { FeesFor = [SomeLedger.November, SomeLedger.November.PlusMonths(1)] };
        var booked = ledger.After(Booking.Of(ledger, versions, reason));
        // Thirty days: 2 people, and a third from the 16th on; the new base price holds from December.
        Assert.Equal((1_000m, 25m), FeeOf(booked, SomeLedger.November));
        Assert.Equal((2_000m, 30m), FeeOf(booked, SomeLedger.November.PlusMonths(1)));
    }

    private static (decimal Base, decimal Users) FeeOf(ClientLedger ledger, NodaTime.YearMonth month)
    {
        var fee = Assert.Single(ledger.Period(month).Postings<Posting.ManagedFee>()).Fee;
        return (fee.Base, fee.Users);
    }

    [Fact]
    public void A_changed_priority_and_a_merge_reach_the_rules()
    {
        var ticket = SomeLedger.Ticket("fix");
        var changed = ticket with { Ticket = ticket.Ticket with { OpenedPriority = SupportBot.Desk.Contracts.Priority.P1, MergedInto = "SD-9" } };
        Assert.Equal(
            (SupportBot.Desk.Contracts.Priority.P1, SupportBot.Desk.Contracts.Priority.P3, "SD-9"),
            (changed.Request.Priority, changed.Request.TechnicianPriority, changed.Request.MergedInto));
        Assert.Null(ticket.Request.TechnicianPriority);
    }

    private static decimal Drawn(ClientLedger ledger) =>
        ledger.Period(SomeLedger.November).Postings<Posting.Drawn>().Sum(d => d.Draw.Quantity);
}
