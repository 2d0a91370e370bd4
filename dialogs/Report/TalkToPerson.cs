using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>
/// "talk to a person", in every state: the desk gets a ticket with what is known so far. Nothing billable may start from
/// it: the authorised amount is zero until somebody agrees to a price.
/// </summary>
public sealed class TalkToPerson(Offers offers, OpenTicket open, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await tickets.FindReportAsync(input.Press?["report"] ?? conversation.OpenReportId ?? "", ct);
        if (input.Press is not null && ReportGuard.Refusal(stored, conversation, input) is { } refused) return refused;
        var usable = stored is { Value.State: ReportState.Offered } && stored.Value.PersonId == input.Person.Id ? stored : null;
        var offer = usable is null
            ? await offers.ForPersonAsync(say["Ticket_HumanTitle"], input, ct)
            : await offers.RenewAsync(usable.Value, input, ct);
        var free = offer with { Report = offer.Report with { Promise = offer.Report.Promise with { Authorised = 0m } }, TalkOnly = true };
        var opened = await open.OpenAsync(conversation, input, usable, free, ct);
        return opened with { Replies = [.. opened.Replies.Select(r => WithPromise(r, opened.Next.TicketId, say))] };
    }

    /// <summary>The sentence after opening says that talking is free.</summary>
    private static Reply WithPromise(Reply reply, string? ticketId, Texts say) =>
        reply.Text is not null && reply.Text == say.Format("Ticket_OpenedSay", ticketId)
            ? reply with { Text = say.Format("Ticket_HumanSay", ticketId) }
            : reply;
}
