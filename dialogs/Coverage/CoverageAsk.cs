using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Coverage;

/// <summary>Asks the coverage engine about a report and keeps what the person is told.</summary>
public static class CoverageAsk
{
    /// <summary>The promise of a report that was not decided yet.</summary>
    public static readonly TicketPromise NothingPromised = new("undetermined", "", null, null, null, "", null);

    /// <summary>Decides at the full minute before <paramref name="now"/>.</summary>
    public static CoverageDecision Decide(
        ContractBook book, ProblemReport report, Person person, PricingFacts.Known known, Instant now)
    {
        var minute = now.ToWholeMinute();
        var client = book.FindClient(person.ClientId);
        var today = now.InZone(client?.Zone ?? book.Zone).Date;
        var order = client is { Policy: { PoRequired: true } policy } ? ApprovalRules.OrderOf(policy, today) : null;
        return CoverageRules.Decide(book, new EstimateInput
        {
            Now = minute,
            Client = person.ClientId,
            Request = new CoverageRequest
            {
                Id = report.Id,
                OpenedAt = minute,
                Requester = person.UserId,
                AffectedUser = report.AffectedUserId,
                Service = report.ServiceId,
                Device = report.DeviceId,
                Priority = report.Priority,
            },
            History = known.Cases,
            Ledger = known.Balance.LeftOf(book),
            Authority = new SpendingFacts
            {
                SpentThisMonth = known.Balance.SpentIn(today.ToYearMonth()),
                PurchaseOrder = order?.Number,
                PurchaseOrderUsed = order is null ? 0m : known.Balance.Months.Sum(m => m.Invoiced.Net - m.Fees.Net),
            },
        });
    }

    /// <summary>What the person was told, for the ticket: work may cost the highest amount of the range, and no more.</summary>
    public static TicketPromise PromiseOf(ContractBook book, CoverageDecision decision) => new(
        decision.Outcome.Name(), book.Currency, decision.Range?.Smallest, decision.Range?.Largest, AuthorisedOf(decision), book.Version, null);

    private static decimal? AuthorisedOf(CoverageDecision decision) => decision.Authority switch
    {
        null => 0m,
        { State: AuthorityState.NotNeeded } => null,
        { State: AuthorityState.NeedsApproval } => 0m,
        { Authorised: { } limit } when decision.Range is { } range => Math.Min(limit, range.Largest),
        _ => 0m,
    };
}
