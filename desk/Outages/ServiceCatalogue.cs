using System.Collections.Immutable;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Outages;

/// <summary>A book's services as downtime needs them.</summary>
public static class ServiceCatalogue
{
    public static ImmutableArray<MeasuredService> Of(ContractBook book) =>
        [.. book.Services.Select(service => Of(book, service))];

    private static MeasuredService Of(ContractBook book, Service service) => new()
    {
        Id = service.Id,
        HeadCount = service.Users,
        Hours = book.FindCalendar(service.Calendar) is { } calendar ? CompiledHours.Of(calendar) : null,
        HardParents = [.. service.Parents.Where(parent => parent.Hard).Select(parent => parent.Service)],
    };
}
