using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>A book whose shape is right and whose cross checks are still to come.</summary>
/// <param name="Content">Its calendars are those of <paramref name="Calendars"/>, without holidays; its hash is empty.</param>
internal sealed record BookDraft(BookContent Content, ImmutableArray<CalendarDraft> Calendars);

/// <summary>Reads the shape of a whole book.</summary>
internal static class BookShape
{
    private static readonly MapKeys Keys = new(
        "book", "version", "currency", "zone", "provider", "taxes", "calendars", "rateCards", "services", "slaPolicies",
        "clients", "contracts");

    private static readonly MapKeys ProviderKeys = new("name", "rateCard", "defaultContract");
    private static readonly Form<long> Format = NumberForms.Whole(1, 1);

    public static BookDraft Read(DocumentReader reader) => reader.Root.Map(Keys, map =>
    {
        map["book"].Required(Format);
        var version = map["version"].Required(TextForms.Text);
        var currency = map["currency"].Required(BookForms.Currency);
        var zone = map["zone"].Required(DateForms.Zone);
        var provider = map["provider"].Map(ProviderKeys, ReadProvider);
        var taxes = map["taxes"].List(ServiceShape.ReadTax);
        var calendars = map["calendars"].RequiredList(item => CalendarShape.Read(item, zone), atLeast: 1);
        var content = new BookContent
        {
            Version = version,
            Hash = "",
            Currency = currency,
            Zone = zone,
            Provider = provider,
            Taxes = taxes,
            Calendars = [.. calendars.Select(calendar => calendar.Calendar)],
            RateCards = map["rateCards"].RequiredList(RateCardShape.Read, atLeast: 1),
            Services = map["services"].List(ServiceShape.Read),
            SlaPolicies = map["slaPolicies"].List(ServiceShape.ReadPolicy),
            Clients = map["clients"].List(item => ClientShape.Read(item, zone)),
            Contracts = map["contracts"].RequiredList(ContractShape.Read, atLeast: 1),
        };
        return new BookDraft(content, calendars);
    });

    private static Provider ReadProvider(MapReader map) => new(
        map["name"].Optional(TextForms.Text),
        map["rateCard"].Required(TextForms.Id),
        map["defaultContract"].Required(TextForms.Id));
}
