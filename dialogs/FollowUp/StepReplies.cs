using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// What is said after a step on a ticket: both cards, one message to the side that did not take it, and the step's words
/// below the technicians' card. Words that are internal go nowhere else.
/// </summary>
public static class StepReplies
{
    /// <param name="requester">The reporter; null when the person left, then only the desk is told.</param>
    public static IReadOnlyList<Reply> For(
        Ticket before, Ticket after, TicketStep step, UserInput input, Person? requester, ContractBook book)
    {
        var desk = Texts.ForDesk(book);
        var replies = step is TicketStep.Note or TicketStep.Edit or TicketStep.Rate ? [] : Cards(after, input, requester, book, desk);
        if (step == TicketStep.Note && input.Press is not null)
            replies.Add(Reply.Show(input.CardPlace, DeskCard.For(after, Texts.For(input)), TicketCard.SlotOf(after.Id)));
        if (requester is not null && ToReporter(after, step, input, Texts.For(requester)) is { } told) replies.Add(told with { Notice = MarkOf(after, step) });
        if (OwnerNotice.Of(before, after, step) is { } owner) replies.Add(owner);
        if (ThreadLine(after, step, input, requester, desk) is { } line) replies.Add(line);
        if (Confirmation(after, step, input, requester) is { } done) replies.Add(Reply.Say(input.Here, done));
        if (step == TicketStep.AskUser && before.AssigneeId is null && after.AssigneeId is not null)
            replies.Add(Reply.Say(input.Here, Texts.For(input).Format("Desk_AskedClaimed", after.Id, after.AssigneeName)));
        return replies;
    }

    /// <summary>What the reporter is told of a step.</summary>
    public static NoticeMark? MarkOf(Ticket ticket, TicketStep step) => TicketAudience.ForReporter(step) is { } weight
        ? new NoticeMark(ticket.Id, weight, TicketAudience.SubjectOf(step, ticket.Revision))
        : null;

    /// <summary>The slot of the words that a message brought, so that an edit replaces them.</summary>
    private static string? SlotOf(TicketEvent line) => line.Detail is { } reference ? "relay:" + reference : null;

    private static List<Reply> Cards(Ticket after, UserInput input, Person? requester, ContractBook book, Texts desk)
    {
        var slot = TicketCard.SlotOf(after.Id);
        var channel = Reply.Show(Destination.Desk, DeskCard.For(after, desk), slot);
        if (requester is null) return [channel];
        var own = TicketCard.For(after, Texts.For(requester), TicketAccess.SeesMoney(requester, book));
        var reporter = Reply.Show(Destination.Of(requester.Id), own, slot);
        var cards = input.Scope == ConversationScope.Desk ? new List<Reply> { channel, reporter } : [reporter, channel];
        if (input.Scope == ConversationScope.Personal && input.Person.Id != requester.Id)
            cards.Insert(0, Reply.Show(input.Here, OwnCard(after, input, book), slot));
        return cards;
    }

    private static Card OwnCard(Ticket ticket, UserInput input, ContractBook book) => input.Person.IsDesk
        ? DeskCard.For(ticket, Texts.For(input))
        : TicketCard.For(ticket, Texts.For(input), TicketAccess.SeesMoney(input.Person, book));

    private static Reply? ToReporter(Ticket ticket, TicketStep step, UserInput input, Texts say)
    {
        var (to, line) = (Destination.Of(ticket.RequesterId), ticket.History[^1]);
        return step switch
        {
            TicketStep.AskUser => Reply.Show(to, Question(ticket, line, say), SlotOf(line)),
            TicketStep.Tell => Reply.Say(to, say.Format("Ticket_TellSay", line.ByName, ticket.Id, line.Text)) with { Slot = SlotOf(line) },
            TicketStep.Edit => EditedForReporter(ticket, line, to, say),
            TicketStep.Confirm => Reply.Show(to, RateTicket.Ask(ticket, say)),
            _ => Sentence(ticket, step, input.Person, say) is { } sentence ? Reply.Say(to, sentence) : null,
        };
    }

    private static Card Question(Ticket ticket, TicketEvent line, Texts say) => new()
    {
        Title = say.Format("Ticket_AskTitle", line.ByName, ticket.Id, ticket.Title),
        Accent = Accent.Warning,
        Blocks = [new Block.Line(line.Text ?? "")],
        Buttons =
        [
            new Button(say["Ticket_Answer"], Verbs.TicketComment, TicketCard.DataOf(ticket))
            {
                Inputs = [new Input.TextField("text", say["Ticket_AnswerText"], Required: true, Multiline: true)],
            },
        ],
    };

    /// <summary>New words replace what the reporter was told or asked; an edited note stays with the desk.</summary>
    private static Reply? EditedForReporter(Ticket ticket, TicketEvent edit, Destination to, Texts say) =>
        ticket.History.Find(e => e.Detail == edit.Detail && e.Step != TicketStep.Edit) switch
        {
            { Step: TicketStep.Tell } => Reply.Say(to, say.Format("Ticket_TellSay", edit.ByName, ticket.Id, edit.Text)) with { Slot = SlotOf(edit) },
            { Step: TicketStep.AskUser } => Reply.Show(to, Question(ticket, edit, say), SlotOf(edit)),
            _ => null,
        };

    /// <summary>What somebody of the client is told of a step; null for steps that need no sentence.</summary>
    public static string? Sentence(Ticket ticket, TicketStep step, Person actor, Texts say) => step switch
    {
        TicketStep.Claim => say.Format("Ticket_ClaimedSay", actor.Name, ticket.Id),
        TicketStep.HandOver => say.Format("Ticket_ClaimedSay", ticket.AssigneeName, ticket.Id),
        TicketStep.Release => say.Format("Ticket_ReleasedSay", ticket.Id),
        TicketStep.SetPriority => say.Format("Ticket_PrioritySay", ticket.Id, ticket.Priority.ToString()[1..]),
        TicketStep.JoinOutage => say.Format("Ticket_JoinedSay", ticket.Id),
        TicketStep.WaitForVendor => say.Format("Ticket_VendorSay", ticket.Id),
        TicketStep.Resolve => say.Format("Ticket_ResolvedSay", actor.Name, ticket.Id, ticket.Resolution?.Text),
        TicketStep.Confirm => say.Format("Ticket_ClosedSay", ticket.Id),
        TicketStep.MergeInto => say.Format("Ticket_MergedSay", ticket.Id, ticket.MergedInto),
        TicketStep.Rate => say[ticket.Rating <= RateTicket.Low ? "Ticket_RatedLowSay" : "Ticket_RatedSay"],
        TicketStep.Reopen => say.Format("Ticket_ReopenedSay", ticket.Id),
        TicketStep.Withdraw => say.Format("Ticket_WithdrawnSay", ticket.Id),
        TicketStep.Approve => say.Format("Ticket_ApprovedSay", ticket.Id),
        TicketStep.Authorise => say.Format("Billing_AuthorisedSay", ticket.Id),
        TicketStep.Decline => say.Format("Ticket_DeclinedSay", ticket.Id),
        TicketStep.Answer => say.Format("Ticket_AnswerSay", ticket.Id, ticket.AssigneeName),
        TicketStep.Comment when ticket.IsOf(actor.Id) => say.Format("Ticket_CommentSay", ticket.Id),
        _ => null,
    };

    /// <summary>The step's words for the technicians; nothing when they were typed right there.</summary>
    private static Reply? ThreadLine(Ticket ticket, TicketStep step, UserInput input, Person? requester, Texts say)
    {
        var line = ticket.History[^1];
        if (step == TicketStep.Rate && ticket.Rating <= RateTicket.Low)
            return Reply.Say(Destination.BelowCard(TicketCard.SlotOf(ticket.Id)), say.Format("Desk_LowRating", line.ByName, ticket.Id, ticket.Rating, line.Text));
        if (line.Text is not { Length: > 0 } words) return null;
        var isThere = input.Press is null && input.ThreadTicketId == ticket.Id;
        var key = step switch
        {
            TicketStep.Comment or TicketStep.Reopen or TicketStep.Answer => "Ticket_CommentDesk",
            TicketStep.Edit when input.Person.IsDesk => null,
            TicketStep.Edit => "Ticket_EditedDesk",
            _ when isThere => null,
            TicketStep.AskUser => "Desk_AskedLine",
            TicketStep.Tell => "Desk_ToldLine",
            TicketStep.Note => "Desk_NoteLine",
            TicketStep.HandOver => "Desk_HandOverLine",
            TicketStep.Absorb => "Desk_AbsorbLine",
            TicketStep.Split => "Desk_SplitLine",
            TicketStep.SetPriority or TicketStep.WaitForVendor or TicketStep.VendorAnswered or TicketStep.Release => "Desk_ReasonLine",
            _ => null,
        };
        if (key is null) return null;
        var sentence = say.Format(key, line.ByName, ticket.Id, words, requester?.Name ?? ticket.RequesterName, ticket.AssigneeName);
        return Reply.Say(Destination.BelowCard(TicketCard.SlotOf(ticket.Id)), sentence) with { Slot = SlotOf(line) };
    }

    /// <summary>A technician who typed hears that it arrived; a press is answered by the card.</summary>
    private static string? Confirmation(Ticket ticket, TicketStep step, UserInput input, Person? requester)
    {
        if (input.Press is not null || !input.Person.IsDesk) return null;
        var say = Texts.For(input);
        return step switch
        {
            TicketStep.AskUser or TicketStep.Tell => say.Format("Desk_SentTo", requester?.Name ?? ticket.RequesterName, ticket.Id),
            TicketStep.Note => say.Format("Desk_Noted", ticket.Id),
            TicketStep.HandOver => say.Format("Ticket_ClaimedSay", ticket.AssigneeName, ticket.Id),
            TicketStep.SetPriority => say.Format("Ticket_PrioritySay", ticket.Id, ticket.Priority.ToString()[1..]),
            _ => null,
        };
    }
}
