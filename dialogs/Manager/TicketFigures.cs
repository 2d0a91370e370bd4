using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Numbers of tickets of a span, kept small however many there are.</summary>
public sealed class TicketFigures
{
    /// <summary>Tickets that are listed, the newest ones; the rest is counted.</summary>
    public const int MostRows = 5_000;

    private readonly SortedDictionary<Priority, int> _byPriority = [];
    private readonly SortedDictionary<string, int> _byService = new(StringComparer.Ordinal);
    private readonly Queue<TicketBrief> _rows = new();

    public int Count { get; private set; }

    public int Open { get; private set; }

    public IReadOnlyDictionary<Priority, int> ByPriority => _byPriority;

    public IReadOnlyDictionary<string, int> ByService => _byService;

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<TicketBrief> Rows => _rows;

    /// <summary>Words of the listed tickets by id, as far as somebody read them.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; set; } = new Dictionary<string, string>();

    public void Add(TicketBrief ticket)
    {
        Count++;
        if (IsOpen(ticket)) Open++;
        _byPriority[ticket.Priority] = _byPriority.GetValueOrDefault(ticket.Priority) + 1;
        _byService[ticket.ServiceId] = _byService.GetValueOrDefault(ticket.ServiceId) + 1;
        _rows.Enqueue(ticket);
        if (_rows.Count > MostRows) _rows.Dequeue();
    }

    public static bool IsOpen(TicketBrief ticket) => ticket.ResolvedAt is null && ticket.Status != TicketStatus.Withdrawn;
}
