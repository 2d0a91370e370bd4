using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Outages;

/// <summary>The input of <c>decide downtime</c> as it is written, not yet checked against the book.</summary>
internal sealed record DowntimeRequest
{
    // No two instants are further apart, and no duration of the library can be longer than about five times this.
    private const long MostMinutes = 10_000_000_000;

    private static readonly MapKeys Keys = new(
        "from", "until", "zone", "asOf", "services", "incidents", "maintenance", "unknown",
        "noticeMinutes", "mergeGapMinutes", "countDegraded", "cost");

    private static readonly MapKeys IncidentKeys = new(
        "id", "version", "service", "effect", "start", "end", "users", "count", "reason", "by");

    private static readonly MapKeys MaintenanceKeys = new(
        "id", "service", "start", "end", "approvedAt", "announcedAt", "cancelled");

    private static readonly MapKeys UnknownKeys = new("service", "start", "end");
    private static readonly MapKeys CostKeys = new("hourlyCost", "shareLost", "marginPerHour", "labourBilled");
    private static readonly MapKeys ShareKeys = new("low", "likely", "high");

    private static readonly Form<OutageEffect> Effects =
        Choices.Of(("down", OutageEffect.Down), ("degraded", OutageEffect.Degraded));

    private static readonly Form<decimal> Share = NumberForms.Number(0, 1);

    public required ContractBook Book { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate Until { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required Instant AsOf { get; init; }

    public required ImmutableArray<string>? Services { get; init; }

    public required ImmutableArray<IncidentRow> Incidents { get; init; }

    public required ImmutableArray<MaintenanceWindow> Maintenance { get; init; }

    public required ImmutableArray<UnknownSpan> Unknown { get; init; }

    public required DowntimeOptions Options { get; init; }

    public required CostAssumptions? Cost { get; init; }

    public static DowntimeRequest Read(ContractBook book, DocumentReader input) =>
        input.Root.Map(Keys, map => ReadRequest(book, map));

    /// <summary>Of a request that has passed its checks.</summary>
    public DowntimeQuery ToQuery() => new()
    {
        From = From,
        Until = Until,
        Zone = Zone,
        AsOf = AsOf,
        Catalogue = ServiceCatalogue.Of(Book),
        Services = Services ?? [.. Book.Services.Select(service => service.Id)],
        Outages = [.. Incidents.Select(row => row.ToOutage())],
        Maintenance = Maintenance,
        Unknown = Unknown,
        Options = Options,
        Cost = Cost,
    };

    private static DowntimeRequest ReadRequest(ContractBook book, MapReader map) => new()
    {
        Book = book,
        From = map["from"].Required(DateForms.Date),
        Until = map["until"].Required(DateForms.Date),
        Zone = map["zone"].Or(DateForms.Zone, book.Zone),
        AsOf = map["asOf"].Required(DateForms.Second),
        Services = OptionalList(map["services"], TextForms.Id),
        Incidents = map["incidents"].List(item => item.Map(IncidentKeys, ReadIncident)),
        Maintenance = map["maintenance"].List(item => item.Map(MaintenanceKeys, ReadMaintenance)),
        Unknown = map["unknown"].List(item => item.Map(UnknownKeys, ReadUnknown)),
        Options = new DowntimeOptions
        {
            Notice = Minutes(map["noticeMinutes"].Or(NumberForms.Whole(0), 1440)),
            MergeGap = Minutes(map["mergeGapMinutes"].Or(NumberForms.Whole(0), 0)),
            CountDegraded = map["countDegraded"].Or(TextForms.Flag, false),
        },
        Cost = map["cost"].OptionalMap(CostKeys, ReadCost),
    };

    private static IncidentRow ReadIncident(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        Version = map["version"].Or(NumberForms.Whole(1), 1),
        Service = map["service"].Required(TextForms.Id),
        Effect = map["effect"].Required(Effects),
        Start = map["start"].Required(DateForms.Second),
        End = map["end"].OptionalValue(DateForms.Second),
        Users = OptionalList(map["users"], TextForms.Id),
        Count = map["count"].OptionalValue(NumberForms.Whole(0)),
        Reason = map["reason"].Optional(TextForms.Text),
        By = map["by"].Optional(TextForms.Text),
    };

    private static MaintenanceWindow ReadMaintenance(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        Service = map["service"].Required(TextForms.Id),
        Start = map["start"].Required(DateForms.Second),
        End = map["end"].Required(DateForms.Second),
        ApprovedAt = map["approvedAt"].OptionalValue(DateForms.Second),
        AnnouncedAt = map["announcedAt"].OptionalValue(DateForms.Second),
        Cancelled = map["cancelled"].Or(TextForms.Flag, false),
    };

    private static UnknownSpan ReadUnknown(MapReader map) => new(
        map["service"].Required(TextForms.Id),
        map["start"].Required(DateForms.Second),
        map["end"].Required(DateForms.Second));

    private static CostAssumptions ReadCost(MapReader map) => new()
    {
        HourlyCost = map["hourlyCost"].Required(NumberForms.MoneyText),
        ShareLost = map["shareLost"].Map(ShareKeys, share => new ShareRange(
            share["low"].Required(Share),
            share["likely"].Required(Share),
            share["high"].Required(Share))),
        MarginPerHour = map["marginPerHour"].Or(NumberForms.MoneyText, 0m),
        LabourBilled = map["labourBilled"].Or(NumberForms.MoneyText, 0m),
    };

    private static ImmutableArray<string>? OptionalList(Field field, Form<string> form) =>
        field.IsGiven ? field.List(form) : null;

    private static Duration Minutes(long minutes) => Duration.FromMinutes(Math.Min(minutes, MostMinutes));
}

/// <summary>One row of <c>incidents</c>.</summary>
internal sealed record IncidentRow
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string Service { get; init; }

    public required OutageEffect Effect { get; init; }

    public required Instant Start { get; init; }

    public required Instant? End { get; init; }

    public required ImmutableArray<string>? Users { get; init; }

    public required long? Count { get; init; }

    public required string? Reason { get; init; }

    public required string? By { get; init; }

    public Outage ToOutage() => new()
    {
        Id = Id,
        Version = Version,
        Service = Service,
        Effect = Effect,
        Start = Start,
        End = End,
        Affected = Users is { } users ? Affected.People(users)
            : Count is { } count ? Affected.Count(count)
            : Affected.Everybody,
        Reason = Reason,
        By = By,
    };
}
