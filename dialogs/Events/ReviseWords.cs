using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Events;

/// <summary>
/// Somebody changed or deleted the message that reported a problem. A changed one is decided again while it is on offer,
/// and told to the desk once it is a ticket. A deleted one withdraws the offer; a ticket stays.
/// </summary>
public sealed class ReviseWords(Offers offers, TicketQueries tickets, TicketStepFlow steps) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var nothing = new TurnResult(conversation, [], Changes.None);
        if (input.Press is not { } press) return nothing;
        if (press.Verb == Verbs.MessageEdited && await OnTicketAsync(conversation, input, press, ct) is { } revised) return revised;
        var stored = await tickets.FindReportAsync(press["report"], ct);
        if (stored is null || stored.Value.PersonId != input.Person.Id) return nothing;
        var isDeleted = press.Verb == Verbs.MessageDeleted;
        var words = TextCut.To(press["text"], ReportProblem.LongestReport);
        return stored.Value switch
        {
            { State: ReportState.Offered } when isDeleted => Dismissed(conversation, input, stored),
            { State: ReportState.Offered } when words.Length > 0 => await AgainAsync(conversation, input, stored, words, ct),
            { State: ReportState.Opened, TicketId: { } ticket } when !isDeleted && words.Length > 0 =>
                await ToldAsync(conversation, input, ticket, words, ct),
            _ => nothing,
        };
    }

    /// <summary>A message that went onto a ticket has the same id as the report that it would have made.</summary>
    private Task<TurnResult?> OnTicketAsync(Conversation conversation, UserInput input, Press press, CancellationToken ct)
    {
        var message = press["report"].StartsWith("R-", StringComparison.Ordinal) ? press["report"][2..] : "";
        return new ReviseMessage(steps, tickets).TakeAsync(
            conversation, input, message, TextCut.To(press["text"], ReportProblem.LongestReport), ct);
    }

    private async Task<TurnResult> AgainAsync(
        Conversation conversation, UserInput input, Stored<ProblemReport> stored, string words, CancellationToken ct)
    {
        var offer = await offers.AgainAsync(stored.Value, words, input, ct);
        var card = OfferCard.For(offer, Texts.For(input), offers.SeesMoney(input.Person));
        return new TurnResult(
            conversation,
            [Reply.Show(input.Here, card, OfferCard.SlotOf(stored.Id))],
            Changes.None.Update(TicketDocuments.Reports, stored, offer.Report));
    }

    private async Task<TurnResult> ToldAsync(
        Conversation conversation, UserInput input, string ticketId, string words, CancellationToken ct)
    {
        var ticket = (await tickets.FindAsync(ticketId, ct))?.Value;
        if (ticket is not { Status: not (TicketStatus.Closed or TicketStatus.Withdrawn) })
            return new TurnResult(conversation, [], Changes.None);
        return await steps.TakeAsync(
            conversation, input, new TicketStepFlow.Request(ticketId, null, TicketStep.Comment, words, null), ct);
    }

    private static TurnResult Dismissed(Conversation conversation, UserInput input, Stored<ProblemReport> stored)
    {
        var left = stored.Value with { State = ReportState.Dismissed, ChangedAt = input.Now };
        var next = conversation.OpenReportId == left.Id ? conversation with { OpenReportId = null } : conversation;
        return new TurnResult(
            next,
            [Reply.Show(input.Here, OfferCard.Closed(left, Texts.For(input)), OfferCard.SlotOf(left.Id))],
            Changes.None.Update(TicketDocuments.Reports, stored, left));
    }
}
