using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>How long a solved ticket took: what estimates are based on.</summary>
/// <param name="TicketId">The ticket; also the document's id.</param>
/// <param name="ResolvedAt">When it was solved.</param>
/// <param name="Minutes">Whole minutes of work, 1 to 1,440.</param>
public sealed record SolvedCase(
    string TicketId, string ClientId, string ServiceId, Priority Priority, WorkType WorkType, Instant ResolvedAt, int Minutes)
{
    public static readonly IndexName ByTime = new("by-time");

    public static readonly DocumentType<SolvedCase> Cases = new("solved-case", c => [new(ByTime, IndexValue.Of(c.ResolvedAt))]);
}
