using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Coverage;

/// <summary><c>decide settle</c>: reads logged work, checks it against the book and shows what it costs.</summary>
public static class SettleDecision
{
    private static readonly MapKeys Keys = new("client", "tickets", "ledger", "priorIncidents", "recurring");
    private static readonly MapKeys TicketKeys = new([.. RequestShape.TicketKeys, "resolution", "authorised", "entries"]);
    private static readonly MapKeys EntryKeys = new("id", "start", "end", "role", "workType", "minutes", "reason");
    private static readonly MapKeys RecurringKeys = new("month", "counts");
    private static readonly MapKeys CountKeys = new("from", "users", "devices");

    private static readonly Form<Resolution> Resolutions = Choices.Of(
        ("fixed", Resolution.Fixed),
        ("no-fault-found", Resolution.NoFaultFound),
        ("withdrawn", Resolution.Withdrawn));

    private static readonly Form<long> Count = NumberForms.Whole(0);

    public static DecideAnswer Decide(ContractBook book, DocumentReader input)
    {
        var settle = input.Root.Map(Keys, Read);
        if (input.FirstError is { } malformed)
        {
            return new DecideAnswer.Refused(malformed);
        }

        var checks = new CoverageChecks(book, input);
        checks.CheckTickets(settle.Tickets);
        checks.CheckBalances(settle.Ledger, settle.PriorIncidents);
        checks.CheckCounts(settle.Recurring);
        return input.FirstError is { } error
            ? new DecideAnswer.Refused(error)
            : new DecideAnswer.Decided(SettlementJson.Of(Settlement.Settle(book, settle), DecisionHash.Of(book, settle)));
    }

    private static SettleInput Read(MapReader map) => new()
    {
        Client = map["client"].Optional(TextForms.Id),
        Tickets = map["tickets"].List(item => item.Map(TicketKeys, ReadTicket)),
        Ledger = map["ledger"].List(RequestShape.ReadBalance),
        PriorIncidents = map["priorIncidents"].List(RequestShape.ReadPrior),
        Recurring = map["recurring"].OptionalMap(RecurringKeys, recurring => new RecurringQuestion(
            recurring["month"].Required(DateForms.Month),
            recurring["counts"].RequiredList(item => item.Map(CountKeys, ReadCount), atLeast: 1))),
    };

    private static TicketWork ReadTicket(MapReader map)
    {
        var request = RequestShape.Read(map);
        var resolution = map["resolution"].OptionalValue(Resolutions);
        var authorised = map["authorised"].OptionalValue(NumberForms.MoneyText);
        return new TicketWork(request, map["entries"].List(item => item.Map(EntryKeys, ReadEntry)), resolution, authorised);
    }

    private static LoggedEntry ReadEntry(MapReader map) => new(
        map["id"].Required(TextForms.Id),
        map["start"].Required(DateForms.WholeMinute),
        map["end"].Required(DateForms.WholeMinute),
        map["role"].Required(TextForms.Id),
        map["workType"].Required(BookForms.WorkType),
        map["minutes"].OptionalValue(Count),
        map["reason"].Optional(TextForms.Text));

    private static HeadCount ReadCount(MapReader map) => new(
        map["from"].Required(DateForms.Date), map["users"].Or(Count, 0), map["devices"].Or(Count, 0));
}
