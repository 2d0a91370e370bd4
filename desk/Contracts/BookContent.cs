using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Sla;

namespace SupportBot.Desk.Contracts;

/// <summary>The parts of a book as the reader puts them together.</summary>
internal sealed record BookContent
{
    public required string Version { get; init; }

    public required string Hash { get; init; }

    public required string Currency { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required Provider Provider { get; init; }

    public ImmutableArray<Tax> Taxes { get; init; } = [];

    public required ImmutableArray<SupportCalendar> Calendars { get; init; }

    public required ImmutableArray<RateCard> RateCards { get; init; }

    public ImmutableArray<Service> Services { get; init; } = [];

    public ImmutableArray<SlaPolicy> SlaPolicies { get; init; } = [];

    public ImmutableArray<Client> Clients { get; init; } = [];

    public required ImmutableArray<Contract> Contracts { get; init; }
}
