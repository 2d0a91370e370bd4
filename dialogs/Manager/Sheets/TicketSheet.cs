using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>The tickets behind the figures, and how many there were before.</summary>
public static class TicketSheet
{
    /// <summary>Tickets that are listed on a card or a page; the spreadsheet has more.</summary>
    public const int Shown = 40;

    /// <param name="before">Tickets of the period before; null when nothing is known of it.</param>
    public static Sheet Of(Ask ask, TicketFigures now, TicketFigures? before, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var compared = ask.Against ?? ask.Period.Comparable(reader.Today);
        var earlier = compared.Name(reader.Culture);
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleTickets", ask.Period.Name(reader.Culture)),
            Headline = before is null
                ? say.Format("Manager_TicketsAlone", now.Count, now.Open, earlier)
                : say.Format("Manager_TicketsHeadline", now.Count, now.Open, earlier, before.Count),
            Blocks = now.Count == 0 ? [] :
            [
                Counts(now, before ?? new TicketFigures(), before is null ? "–" : earlier, book, say), List(now, book, say),
                .. before is not null && Plain.IsCut(ask, compared) ? [new Block.Line(say["Manager_SameDays"], Tone.Subtle)] : Array.Empty<Block>(),
            ],
            Rows = Rows(now),
            Tickets = [.. now.Rows.OrderByDescending(TicketFigures.IsOpen).Select(r => r.Id)],
            Next = [Topic.Levels, Topic.Recurring, Topic.Cost],
        };
    }

    private static Block.Table Counts(TicketFigures now, TicketFigures before, string earlier, ContractBook book, Texts say)
    {
        var priorities = now.ByPriority.Keys.Union(before.ByPriority.Keys).Order().Select(p => ImmutableList.Create(
            p.ToString(), say.Number(now.ByPriority.GetValueOrDefault(p), 0), say.Number(before.ByPriority.GetValueOrDefault(p), 0)));
        var services = now.ByService.Keys.Union(before.ByService.Keys).OrderByDescending(s => now.ByService.GetValueOrDefault(s)).Take(6)
            .Select(s => ImmutableList.Create(
                DowntimeSheets.NameOf(s, book), say.Number(now.ByService.GetValueOrDefault(s), 0), say.Number(before.ByService.GetValueOrDefault(s), 0)));
        return new Block.Table([say["Manager_PriorityOrService"], say["Manager_Count"], earlier], [.. priorities, .. services]);
    }

    private static Block.Table List(TicketFigures now, ContractBook book, Texts say) => new(
        [say["Manager_Ticket"], say["Manager_Started"], say["Manager_Service"], say["Manager_Title_Column"]],
        [.. now.Rows.Reverse().Take(Shown).Select(r => ImmutableList.Create(
            r.Id, say.When(r.OpenedAt), DowntimeSheets.NameOf(r.ServiceId, book), TitleOf(r, now)))]);

    private static Block.Table Rows(TicketFigures now) => new(
        ["ticket", "title", "service", "priority", "status", "opened_utc", "resolved_utc", "cause", "outage"],
        [.. now.Rows.Select(r => ImmutableList.Create(
            r.Id, TitleOf(r, now), r.ServiceId, r.Priority.ToString(), r.Status.ToString(), Plain.Of(r.OpenedAt),
            r.ResolvedAt is { } at ? Plain.Of(at) : "", r.Cause ?? "", r.OutageId ?? ""))]);

    private static string TitleOf(TicketBrief ticket, TicketFigures now) => now.Titles.GetValueOrDefault(ticket.Id, "");
}
