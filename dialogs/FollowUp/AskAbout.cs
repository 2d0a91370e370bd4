using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Report;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// "what about my printer?": the person's own open ticket that the words are about. When none is, they are read as
/// anything else that is typed.
/// </summary>
public sealed class AskAbout(Offers offers, TicketQueries tickets, ShowTicket show, IFlow otherwise) : IFlow
{
    private const int MostTickets = 50;

    /// <summary>Shorter words are in every title.</summary>
    private const int ShortestTelling = 4;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var topic = CommandLine.Read(input.Text, input.Culture).Rest;
        var open = await tickets.OpenOfPersonAsync(input.Person.Id, MostTickets, ct);
        var verdict = offers.Assess(topic);
        var best = open.OrderByDescending(t => Likeness(t, topic, verdict.IsUnsure ? null : verdict.ServiceId)).ThenByDescending(t => t.OpenedAt)
            .FirstOrDefault(t => Likeness(t, topic, verdict.IsUnsure ? null : verdict.ServiceId) > 0);
        return best is null
            ? await otherwise.ContinueAsync(conversation, input, ct)
            : await show.ContinueAsync(conversation, input with { Text = best.Id }, ct);
    }

    /// <summary>Telling words in the title count twice, the same service once.</summary>
    private static int Likeness(Ticket ticket, string topic, string? serviceId) =>
        2 * topic.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Count(w => w.Length >= ShortestTelling && ticket.Title.Contains(w, StringComparison.OrdinalIgnoreCase))
        + (ticket.ServiceId == serviceId ? 1 : 0);
}
