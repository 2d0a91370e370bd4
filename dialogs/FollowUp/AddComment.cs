using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>Words typed while a ticket is on the table: a comment on it, once the person agreed to that, or a new problem.</summary>
public sealed class AddComment(TicketStepFlow steps, IFlow report, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var ticket = conversation.TicketId is { } id ? (await tickets.FindAsync(id, ct))?.Value : null;
        var isOpen = ticket is { Status: not (TicketStatus.Closed or TicketStatus.Withdrawn) } && ticket.IsOf(input.Person.Id);
        var words = input.Press is null ? input.Text : conversation.PendingComment ?? "";
        if (!isOpen || input.Press?.Verb == Verbs.CommentNew)
            return await AsNewProblemAsync(conversation, input, words, ct);
        if (input.Press is null && !conversation.CommentsAgreed) return Ask(conversation, input, ticket!); // isOpen says it is there
        if (words.Length == 0) return new TurnResult(conversation, [], Changes.None);
        var next = conversation with { PendingComment = null, CommentsAgreed = true };
        var request = new TicketStepFlow.Request(ticket!.Id, null, TicketStep.Comment, words, null, new StepExtras(Reference: input.Id));
        return await steps.TakeAsync(next, input, request, ct);
    }

    private async Task<TurnResult> AsNewProblemAsync(Conversation conversation, UserInput input, string words, CancellationToken ct)
    {
        var next = conversation with { TicketId = null, PendingComment = null, CommentsAgreed = false };
        if (words.Length == 0) return TurnResult.Say(next, input, Texts.For(input)["Report_Empty"]);
        return await report.ContinueAsync(next, input with { Press = null, Text = words }, ct);
    }

    private static TurnResult Ask(Conversation conversation, UserInput input, Ticket ticket)
    {
        var say = Texts.For(input);
        var card = new Card
        {
            Title = say.Format("Comment_Ask", ticket.Id, ticket.Title),
            Blocks = [new Block.Line(say["Comment_AskOnce"], Tone.Subtle)],
            Buttons = [new Button(say["Comment_Yes"], Verbs.CommentAdd, ("ticket", ticket.Id)), new Button(say["Comment_No"], Verbs.CommentNew)],
        };
        return new TurnResult(conversation with { PendingComment = input.Text }, [Reply.Show(input.Here, card)], Changes.None);
    }
}
