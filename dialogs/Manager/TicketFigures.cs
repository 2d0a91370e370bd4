using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Numbers of tickets of a span, kept small: a ticket with its history is looked at once and let go.</summary>
public sealed class TicketFigures
{
    /// <summary>Tickets that are listed; the rest is counted.</summary>
    private const int MostRows = 5_000;

    private readonly SortedDictionary<Priority, int> _byPriority = [];
    private readonly SortedDictionary<string, int> _byService = new(StringComparer.Ordinal);
    private readonly List<TicketRow> _rows = [];

    public int Count { get; private set; }

    public int Open { get; private set; }

    public IReadOnlyDictionary<Priority, int> ByPriority => _byPriority;

    public IReadOnlyDictionary<string, int> ByService => _byService;

    public IReadOnlyList<TicketRow> Rows => _rows;

    public void Add(Ticket ticket)
    {
        Count++;
        if (ticket.ResolvedAt is null && ticket.Status != TicketStatus.Withdrawn) Open++;
        _byPriority[ticket.Priority] = _byPriority.GetValueOrDefault(ticket.Priority) + 1;
        _byService[ticket.ServiceId] = _byService.GetValueOrDefault(ticket.ServiceId) + 1;
        if (_rows.Count < MostRows)
        {
            _rows.Add(new TicketRow(
                ticket.Id, ticket.Title, ticket.ServiceId, ticket.Priority, ticket.Status, ticket.OpenedAt, ticket.ResolvedAt,
                ticket.Resolution?.Cause, ticket.OutageId));
        }
    }
}

/// <summary>One ticket of a list.</summary>
public sealed record TicketRow(
    string Id, string Title, string ServiceId, Priority Priority, TicketStatus Status, Instant OpenedAt, Instant? ResolvedAt, string? Cause, string? OutageId);
