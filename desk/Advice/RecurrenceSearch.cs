using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Advice;

public sealed record RecurrenceSearch
{
    /// <summary>The last ninety days end here; a ticket opened at this instant is in.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Ids are unique.</summary>
    public required ImmutableArray<ProblemTicket> Tickets { get; init; }

    /// <summary>Keys of problems that have a record already: not proposed again.</summary>
    public ImmutableHashSet<string> OpenProblems { get; init; } = [];
}

/// <summary>A ticket as far as the search for recurring problems needs it.</summary>
public sealed record ProblemTicket
{
    public required string Id { get; init; }

    public required Instant OpenedAt { get; init; }

    public required string Service { get; init; }

    public string Cause { get; init; } = "unknown";

    public string? Device { get; init; }

    public required string User { get; init; }

    public decimal Cost { get; init; }
}

/// <summary>What the tickets of a cluster have in common.</summary>
/// <param name="Device">Null for a cluster over all devices of the service.</param>
public sealed record RecurrenceKey(string Service, string Cause, string? Device)
{
    /// <summary>As in <c>device|printing|wear|prn-1</c> or <c>service|printing|wear|*</c>.</summary>
    public string Text => Device is null ? $"service|{Service}|{Cause}|*" : $"device|{Service}|{Cause}|{Device}";

    public override string ToString() => Text;

    /// <summary>Null for a ticket without a device.</summary>
    internal static RecurrenceKey? OfDevice(ProblemTicket ticket) =>
        ticket.Device is { } device ? new(ticket.Service, ticket.Cause, device) : null;

    internal static RecurrenceKey OfService(ProblemTicket ticket) => new(ticket.Service, ticket.Cause, null);
}
