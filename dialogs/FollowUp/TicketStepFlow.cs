using System.Globalization;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// One step on a ticket, from a card or a typed command: who may, is the card still current, take the step, bring both
/// cards up to date and tell the other side.
/// </summary>
public sealed class TicketStepFlow(TicketQueries tickets, PeopleQueries people, BookShelf books, RelayTranslation relay)
{
    /// <summary>A step and the words that go with it.</summary>
    /// <param name="TicketId">The ticket that was named.</param>
    /// <param name="Revision">Revision on the pressed card; null when it was typed.</param>
    public sealed record Request(
        string TicketId, int? Revision, TicketStep Step, string? Text, TicketResolution? Resolution, StepExtras? Extras = null);

    public async Task<TurnResult> TakeAsync(Conversation conversation, UserInput input, Request request, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await tickets.FindAsync(request.TicketId, ct);
        if (stored is null || !TicketAccess.MaySee(stored.Value, input.Person))
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", request.TicketId));
        var ticket = stored.Value;
        if (WhoMayNot(ticket, input.Person, request.Step) is { } refused)
            return TurnResult.Say(conversation, input, say.Format(refused, ticket.Id));
        var actor = TicketAccess.ActorOf(input.Person);
        var words = request.Text is { } text ? Masking.Mask(text) : null;
        var step = StepFor(ticket, request.Step, actor);
        if (request.Revision is { } shown && shown != ticket.Revision && IsOutdated(ticket, step, actor, words))
            return Outdated(conversation, input, ticket, step);
        var resolution = request.Resolution is { } given ? given with { Text = Masking.Mask(given.Text) } : null;
        var taken = Claimed(ticket, step, actor, words, input);
        var outcome = TicketRules.Apply(taken, step, actor, input.Now, words, resolution, extras: request.Extras);
        if (outcome is TicketOutcome.Refused refusal) return WithCurrentCard(conversation, input, ticket, RefusalSentence(refusal, say, step));
        return await ChangedAsync(conversation, input, stored, outcome.Ticket, step, ct);
    }

    /// <summary>What a person of the client writes while the desk waits for it is the answer.</summary>
    private static TicketStep StepFor(Ticket ticket, TicketStep step, TicketActor actor) =>
        step == TicketStep.Comment && actor.Side == TicketSide.Client && ticket.Status == TicketStatus.WaitingForUser
            ? TicketStep.Answer
            : step;

    /// <summary>Whoever asks about a ticket that nobody has works on it from then on.</summary>
    private static Ticket Claimed(Ticket ticket, TicketStep step, TicketActor actor, string? words, UserInput input) =>
        step == TicketStep.AskUser && actor.Side == TicketSide.Desk && !string.IsNullOrWhiteSpace(words) && ticket.Status == TicketStatus.Open
            ? TicketRules.Apply(ticket, TicketStep.Claim, actor, input.Now).Ticket
            : ticket;

    /// <summary>Words are taken from an older card too, for nobody wants to type them again; only not twice.</summary>
    private static bool IsOutdated(Ticket ticket, TicketStep step, TicketActor actor, string? words)
    {
        if (step == TicketStep.Claim && ticket.AssigneeId is not null) return false;
        var isWords = step is TicketStep.Note or TicketStep.Tell or TicketStep.AskUser or TicketStep.Comment or TicketStep.Answer;
        return !isWords || ticket.History[^1] is { } last && last.By == actor.Id && last.Text == words;
    }

    private static string? WhoMayNot(Ticket ticket, Person person, TicketStep step) => step switch
    {
        TicketStep.Claim or TicketStep.Release or TicketStep.Resolve when !person.IsDesk => "Ticket_OnlyDesk",
        TicketStep.Rate when ticket.RequesterId != person.Id => "Ticket_OnlyRequester",
        TicketStep.Confirm or TicketStep.Withdraw or TicketStep.Reopen when !ticket.IsOf(person.Id) && !person.IsDesk => "Ticket_OnlyRequester",
        _ => null,
    };

    /// <summary>The same press again changes nothing and says nothing; an older card is replaced with a sentence.</summary>
    private TurnResult Outdated(Conversation conversation, UserInput input, Ticket ticket, TicketStep step)
    {
        var pressedAgain = ticket.History.LastOrDefault() is { } last && last.Step == step && last.By == input.Person.Id;
        return WithCurrentCard(conversation, input, ticket, pressedAgain ? null : Texts.For(input).Format("Ticket_Stale", ticket.Id));
    }

    private TurnResult WithCurrentCard(Conversation conversation, UserInput input, Ticket ticket, string? sentence)
    {
        var card = Reply.Show(input.CardPlace, CardFor(ticket, input), TicketCard.SlotOf(ticket.Id));
        return new TurnResult(conversation, sentence is null ? [card] : [card, Reply.Say(input.Here, sentence)], Changes.None);
    }

    private Card CardFor(Ticket ticket, UserInput input) => input.Scope == ConversationScope.Desk
        ? DeskCard.For(ticket, Texts.For(input))
        : TicketCard.For(ticket, Texts.For(input), TicketAccess.SeesMoney(input.Person, books.Current));

    private async Task<TurnResult> ChangedAsync(
        Conversation conversation, UserInput input, Stored<Ticket> before, Ticket after, TicketStep step, CancellationToken ct)
    {
        var requester = await people.FindAsync(after.RequesterId, ct);
        var affected = after.AffectedId is { } other ? await people.FindAsync(other, ct) : null;
        var shown = await relay.ShownAsync(after, step, input, requester, books.Current, ct);
        IReadOnlyList<Reply> replies =
        [
            .. StepReplies.For(before.Value, shown, step, input, requester, books.Current),
            .. AffectedReplies.For(after, step, input, affected, books.Current),
            .. await ChildrenAsync(after, step, input, ct),
            .. await AlsoHereAsync(before.Value, step, input, ct),
        ];
        var changes = Changes.None.Update(TicketDocuments.Tickets, before, after);
        if (input.Press is null && step is TicketStep.Comment or TicketStep.Answer or TicketStep.Tell or TicketStep.AskUser or TicketStep.Note)
            changes = changes.Insert(RelayedMessage.Messages, input.Id, new RelayedMessage(input.Id, after.Id, input.Person.Id, step));
        var next = after.Status is TicketStatus.Closed or TicketStatus.Withdrawn && conversation.TicketId == after.Id
            ? conversation with { TicketId = null, CommentsAgreed = false }
            : conversation;
        return new TurnResult(next, replies, changes);
    }

    /// <summary>Two who write to the same person at the same moment are told of each other.</summary>
    private async Task<IReadOnlyList<Reply>> AlsoHereAsync(Ticket before, TicketStep step, UserInput input, CancellationToken ct)
    {
        if (!input.Person.IsDesk || step is not (TicketStep.AskUser or TicketStep.Tell)) return [];
        var opened = await tickets.PresenceAsync(before.Id, ct);
        return AlsoHere.Sentence(before, opened?.Value, input.Person, input.Now, Texts.For(input)) is { } sentence
            ? [Reply.Say(input.Here, sentence)]
            : [];
    }

    /// <summary>A solved ticket may have parts that are solved with it: the desk is asked.</summary>
    private async Task<IReadOnlyList<Reply>> ChildrenAsync(Ticket ticket, TicketStep step, UserInput input, CancellationToken ct)
    {
        if (step != TicketStep.Resolve) return [];
        var children = await tickets.ChildrenAsync(ticket.Id, Links.ResolveChildren.Most, ct);
        return Links.ResolveChildren.Asked(ticket, [.. children.Select(c => c.Value)], input);
    }

    private static string RefusalSentence(TicketOutcome.Refused refused, Texts say, TicketStep step) => refused.Reason switch
    {
        TicketRefusal.ClaimedBySomebodyElse => say.Format("Ticket_SomebodyElse", refused.Ticket.AssigneeName, refused.Ticket.Id),
        TicketRefusal.AlreadyYours => say.Format("Ticket_ClaimedSay", refused.Ticket.AssigneeName, refused.Ticket.Id),
        TicketRefusal.ResolutionNeedsTextAndCause => say["Ticket_NeedsTextAndCause"],
        TicketRefusal.ReopenWindowIsOver => say.Format("Ticket_TooLateToReopen", refused.Ticket.Id),
        TicketRefusal.OnlyTheDesk => say["Ticket_OnlyDesk"],
        TicketRefusal.NothingToChange => say.Format("Ticket_NothingToChange", refused.Ticket.Id),
        TicketRefusal.SomethingIsMissing => say.Format("Ticket_SomethingMissing", say["Step_" + step]),
        TicketRefusal.NotInThisState => say.Format(
            "Ticket_NotAllowed", refused.Ticket.Id, say["Status_" + refused.Ticket.Status], Names(refused.Allowed, say)),
    };

    private static string Names(IReadOnlyList<TicketStep> steps, Texts say) =>
        steps.Count == 0 ? say["Step_Nothing"] : string.Join(", ", steps.Select(s => say["Step_" + s]));

    /// <summary>The revision on a pressed card; null when it is missing or forged into something else.</summary>
    public static int? RevisionOf(Press press) =>
        int.TryParse(press["rev"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
}
