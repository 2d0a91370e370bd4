using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Dialogs.Technician;

/// <summary>A ticket's thread in short for whoever takes it over: in a model's checked words, or put together from its own lines.</summary>
public sealed class ThreadInShort(TicketQueries tickets, ILanguageModel model)
{
    private const int MostLines = 4;
    private const int LongestLine = 200;

    private readonly ThreadSummaries _summaries = new(model);

    /// <summary>A card for the desk; null when there is no such ticket.</summary>
    public async Task<Card?> CardAsync(string ticketId, Texts say, CancellationToken ct)
    {
        if ((await tickets.FindAsync(ticketId, ct))?.Value is not { } ticket) return null;
        var title = say.Format("Desk_ShortTitle", ticket.Id, ticket.Title);
        var entries = ticket.History.Where(l => l.Text is { Length: > 0 }).Select(l => new ThreadEntry(WhoOf(l, ticket), l.Text ?? "")).ToList();
        var summary = await _summaries.WriteAsync(ticket.Title, [new ThreadEntry("employee", ticket.Description), .. entries], ct);
        if (summary is null) return new Card { Title = title, Blocks = [new Block.Facts(OwnWords(ticket, say))] };
        return new Card
        {
            Title = title,
            Blocks = [new Block.Facts(Facts(summary.Problem, string.Join("; ", summary.Tried), summary.Next, say)), new Block.Line(say["Desk_ShortByModel"], Tone.Subtle)],
            Sources = [new Source(ticket.Id, TextCut.To(ticket.Description, LongestLine))],
        };
    }

    private static string WhoOf(TicketEvent line, Ticket ticket) => line.By == ticket.RequesterId ? "employee" : "technician";

    /// <summary>Without a model: the report, what was tried and written last, and the question that waits.</summary>
    private static ImmutableList<Fact> OwnWords(Ticket ticket, Texts say)
    {
        var done = ticket.History.Where(l => l.By != ticket.RequesterId && l.Text is { Length: > 0 }).TakeLast(MostLines).Select(l => $"{l.ByName}: {Cut(l.Text)}");
        var tried = DeskCard.NamesTried(ticket).Concat(done);
        var next = ticket.Status == TicketStatus.WaitingForUser ? ticket.History.FindLast(l => l.Step == TicketStep.AskUser)?.Text : null;
        return Facts(Cut(ticket.Description), string.Join("; ", tried), next is null ? null : say.Format("Desk_ShortAsked", Cut(next)), say);
    }

    private static ImmutableList<Fact> Facts(string problem, string tried, string? next, Texts say) =>
    [
        new Fact(say["Desk_ShortProblem"], problem),
        new Fact(say["Ticket_Tried"], tried.Length == 0 ? say["Ticket_TriedNothing"] : tried),
        .. next is { Length: > 0 } ? [new Fact(say["Desk_ShortNext"], next)] : ImmutableList<Fact>.Empty,
    ];

    private static string Cut(string? text) => text is null ? "" : text.Length <= LongestLine ? text : TextCut.To(text, LongestLine - 1) + "…";
}
