using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Links;

/// <summary>After a ticket was solved: its parts are solved with the same words when the desk says so, each reporter is told.</summary>
public sealed class ResolveChildren(TicketQueries tickets, PeopleQueries people, BookShelf books) : IFlow
{
    /// <summary>Parts that are looked at.</summary>
    public const int Most = 50;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? "";
        var parent = (await tickets.FindAsync(id, ct))?.Value;
        if (!input.Person.IsDesk || parent?.Resolution is not { } solved)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var (changes, replies, done) = (Changes.None, new List<Reply>(), new List<string>());
        foreach (var child in await tickets.ChildrenAsync(id, Most, ct))
        {
            var outcome = TicketRules.Apply(child.Value, TicketStep.Resolve, TicketAccess.ActorOf(input.Person), input.Now, resolution: solved);
            if (outcome is not TicketOutcome.Changed { Ticket: var resolved }) continue;
            changes = changes.Update(TicketDocuments.Tickets, child, resolved);
            var requester = await people.FindAsync(resolved.RequesterId, ct);
            replies.AddRange(StepReplies.For(child.Value, resolved, TicketStep.Resolve, input with { Press = null }, requester, books.Current));
            done.Add(child.Id);
        }

        replies.Add(Reply.Say(input.Here, done.Count == 0 ? say["Desk_ChildrenNone"] : say.Format("Desk_ChildrenDone", string.Join(", ", done), id)));
        return new TurnResult(conversation, replies, changes);
    }

    /// <summary>The question to the desk; nothing when no part is left to solve.</summary>
    public static IReadOnlyList<Reply> Asked(Ticket parent, IReadOnlyList<Ticket> children, UserInput input)
    {
        var open = children.Where(c => TicketTransitions.Next(c.Status, TicketStep.Resolve) is not null).ToList();
        if (open.Count == 0) return [];
        var say = Texts.For(input);
        var card = new Card
        {
            Title = say.Format("Desk_ChildrenAsk", parent.Id, open.Count),
            Blocks = [new Block.Facts([.. open.Select(c => new Fact(c.Id, c.Title))])],
            Buttons = [new Button(say["Desk_ChildrenYes"], Verbs.TicketChildren, ("ticket", parent.Id))],
        };
        var place = input.Scope == ConversationScope.Desk ? Destination.BelowCard(TicketCard.SlotOf(parent.Id)) : input.Here;
        return [Reply.Show(place, card)];
    }
}
