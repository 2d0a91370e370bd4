using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Tests.Desk.Billing;

/// <summary>A client of each kind, tickets and logged time, for tests of the ledger.</summary>
internal static class SomeLedger
{
    public static readonly YearMonth October = new(2026, 10);
    public static readonly YearMonth November = new(2026, 11);

    public static readonly BookVersions Books = new([Book("v1", 120, 600)]);

    /// <param name="rate">Money per hour.</param>
    /// <param name="pool">Minutes a month of the client <c>pool</c>.</param>
    public static ContractBook Book(string version, int rate, int pool, string managedUsers = "{id: u}, {id: v}", int fee = 1_000)
    {
        var text = $$$"""
            book: 1
            version: {{{version}}}
            currency: EUR
            zone: Etc/UTC
            provider: {rateCard: RC, defaultContract: TM}
            taxes: [{id: vat, rate: 19}]
            calendars: [{id: always, windows: {mon: ["00:00-24:00"], tue: ["00:00-24:00"], wed: ["00:00-24:00"], thu: ["00:00-24:00"], fri: ["00:00-24:00"], sat: ["00:00-24:00"], sun: ["00:00-24:00"]}}]
            rateCards: [{id: RC, rates: [{rate: {{{rate}}}}], tax: vat}]
            services: [{id: printing}]
            clients:
              - {id: pool, users: [{id: u}, {id: m, role: manager}], policy: {autoApproveLimit: 50}}
              - {id: fix, users: [{id: u}], policy: {autoApproveLimit: 50}}
              - {id: managed, users: [{{{managedUsers}}}], policy: {autoApproveLimit: 50}}
            contracts:
              - {id: TM, client: "*", kind: time-and-materials, from: 2020-01-01, calendar: always}
              - {id: hours, client: pool, kind: hours-pool, from: 2026-01-01, calendar: always, pool: {unit: minutes, periodic: {every: month, quantity: {{{pool}}}, rollover: 1}}, overage: {rate: 100}}
              - {id: incident, client: fix, kind: per-incident, from: 2026-01-01, calendar: always, incident: {fees: [{fee: 95}], includedMinutes: 30}}
              - {id: gold, client: managed, kind: fixed-fee, from: 2026-01-01, calendar: always, exclude: [{causes: [user-damage]}], fee: {perMonth: {{{fee}}}, perUser: 10}}
            """;
        return ContractBookReader.Read(Encoding.UTF8.GetBytes(text)) switch
        {
            BookReading.Complete complete => complete.Book,
            BookReading.Refused refused => throw new InvalidOperationException(refused.First.ToString()),
            _ => throw new InvalidOperationException(),
        };
    }

    public static BookingReason Because(string reason = "time-logged") => new(Instant.FromUtc(2026, 11, 20, 12, 0), "t", reason);

    public static Instant At(int month, int day, int hour = 9, int minute = 0) => Instant.FromUtc(2026, month, day, hour, minute);

    public static BilledTicket Ticket(string client, string id = "SD-1", decimal? authorised = null, string? cause = null) => new(
        new Ticket
        {
            Id = id,
            ClientId = client,
            RequesterId = "t/u",
            RequesterName = "U",
            Title = "Printer",
            Description = "Printer",
            ServiceId = "printing",
            ServiceName = "Printing",
            Priority = Priority.P3,
            OpenedAt = At(10, 1),
            Promise = new TicketPromise("billable", "EUR", null, null, authorised, "v1", null),
        },
        cause is null ? null : new TicketTerms { TicketId = id, Cause = cause },
        "u");

    public static WorkEntry Work(BilledTicket ticket, string id, Instant start, int minutes, string? hash = null) => new(
        id, ticket.Ticket.Id, ticket.Ticket.ClientId, "t", start, start + Duration.FromMinutes(minutes), "technician", "remote")
    {
        Period = start.InUtc().Date.ToYearMonth(),
        BookHash = hash ?? Books.Current.Hash,
    };

    public static ClientLedger Of(BilledTicket ticket, params WorkEntry[] work) => new()
    {
        ClientId = ticket.Ticket.ClientId,
        Work = [.. work],
        Tickets = ImmutableDictionary<string, BilledTicket>.Empty.Add(ticket.Ticket.Id, ticket),
    };

    /// <summary>The ledger as it would be read after the booking.</summary>
    public static ClientLedger After(this ClientLedger ledger, Booking booking)
    {
        var open = booking.Account.FirstOpen ?? new YearMonth(1, 1);
        var before = ledger.Standing.ToDictionary(s => s.Period);
        foreach (var batch in booking.Batches)
        {
            var standing = before.GetValueOrDefault(batch.Period) ?? new PeriodLedger(ledger.ClientId, batch.Period, []);
            var kept = standing.Standing.Select(e => new LedgerEntry(e.Id, e.Posting, null)).ToImmutableList();
            before[batch.Period] = PeriodLedger.Of(ledger.ClientId, batch.Period, [batch with { Entries = kept }, batch]);
        }

        return ledger with
        {
            Account = new Stored<LedgerAccount>(ledger.ClientId, booking.Account, (ledger.Account?.Version ?? 0) + 1),
            Standing = [.. before.Values.Where(s => s.Period >= open).OrderBy(s => s.Period)],
            Work = [.. ledger.Work.Where(w => w.Period >= open)],
        };
    }

    public static PeriodLedger Period(this ClientLedger ledger, YearMonth period) =>
        ledger.Standing.FirstOrDefault(s => s.Period == period) ?? new PeriodLedger(ledger.ClientId, period, []);
}
