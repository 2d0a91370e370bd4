using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Coverage;

/// <summary><c>decide coverage</c>: reads a question before work, checks it against the book and shows the estimate.</summary>
public static class EstimateDecision
{
    private static readonly MapKeys Keys =
        new("now", "plannedStart", "client", "request", "history", "ledger", "priorIncidents", "authority");

    private static readonly MapKeys RequestKeys = new([.. RequestShape.TicketKeys, "workType", "role"]);
    private static readonly MapKeys HistoryKeys = new("service", "priority", "workType", "resolvedAt", "minutes");
    private static readonly MapKeys AuthorityKeys = new("spentThisMonth", "purchaseOrder", "purchaseOrderUsed", "approvals");
    private static readonly MapKeys ApprovalKeys = new("amount", "at", "expires", "by", "revoked");

    private static readonly Form<int> HistoryMinutes = NumberForms.SmallWhole(1, 1440);
    private static readonly Form<decimal> ApprovedAmount = NumberForms.NumberText(0.01m, NumberForms.Most);

    public static DecideAnswer Decide(ContractBook book, DocumentReader input)
    {
        var estimate = input.Root.Map(Keys, Read);
        if (input.FirstError is { } malformed)
        {
            return new DecideAnswer.Refused(malformed);
        }

        if (estimate.Start < estimate.Now)
        {
            return input.Refuse(input.Place.Key("plannedStart"), ErrorCode.Order);
        }

        var checks = new CoverageChecks(book, input);
        checks.CheckRequest(estimate.Request, input.Place.Key("request"));
        checks.CheckBalances(estimate.Ledger, estimate.PriorIncidents);
        return input.FirstError is { } error
            ? new DecideAnswer.Refused(error)
            : new DecideAnswer.Decided(
                EstimateJson.Of(CoverageRules.Decide(book, estimate), DecisionHash.Of(book, estimate)));
    }

    private static EstimateInput Read(MapReader map)
    {
        var estimate = new EstimateInput
        {
            Now = map["now"].Required(DateForms.WholeMinute),
            PlannedStart = map["plannedStart"].OptionalValue(DateForms.WholeMinute),
            Client = map["client"].Optional(TextForms.Id),
            Request = Placeholder,
        };
        var work = map["request"].Map(RequestKeys, request => (
            Request: RequestShape.Read(request),
            WorkType: request["workType"].Or(BookForms.WorkType, WorkType.Remote),
            Role: request["role"].Or(TextForms.Id, estimate.Role)));
        return estimate with
        {
            Request = work.Request,
            WorkType = work.WorkType,
            Role = work.Role,
            History = map["history"].List(item => item.Map(HistoryKeys, ReadHistory)),
            Ledger = map["ledger"].List(RequestShape.ReadBalance),
            PriorIncidents = map["priorIncidents"].List(RequestShape.ReadPrior),
            Authority = map["authority"].OptionalMap(AuthorityKeys, ReadAuthority) ?? new SpendingFacts(),
        };
    }

    private static HistoryRow ReadHistory(MapReader map) => new(
        map["service"].Required(TextForms.Id),
        map["priority"].Required(BookForms.Priority),
        map["workType"].Required(BookForms.WorkType),
        map["resolvedAt"].Required(DateForms.WholeMinute),
        map["minutes"].Required(HistoryMinutes));

    private static SpendingFacts ReadAuthority(MapReader map) => new()
    {
        SpentThisMonth = map["spentThisMonth"].Or(NumberForms.MoneyText, 0m),
        PurchaseOrder = map["purchaseOrder"].Optional(TextForms.Text),
        PurchaseOrderUsed = map["purchaseOrderUsed"].Or(NumberForms.MoneyText, 0m),
        Approvals = map["approvals"].List(item => item.Map(ApprovalKeys, ReadApproval)),
    };

    private static Approval ReadApproval(MapReader map) => new(
        map["amount"].Required(ApprovedAmount),
        map["at"].Required(DateForms.WholeMinute),
        map["expires"].Required(DateForms.WholeMinute),
        map["by"].Required(TextForms.Id),
        map["revoked"].Or(TextForms.Flag, false));

    /// <summary>Stands in until the request itself is read, so that keys are read in their order.</summary>
    private static CoverageRequest Placeholder { get; } =
        new() { Id = "", OpenedAt = default, Service = "", Priority = Priority.P4 };
}
