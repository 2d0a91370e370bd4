using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Links;

/// <summary>"child SD-1002 of SD-1001": a ticket becomes a part of another one of the same client; "child SD-1002 of none" undoes it.</summary>
public sealed class SetParent(TicketQueries tickets, PeopleQueries people, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (Asked(input) is not { } asked) return TurnResult.Say(conversation, input, say["Desk_HowToParent"]);
        var child = await tickets.FindAsync(asked.Child, ct);
        if (!input.Person.IsDesk || child is null) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", asked.Child));
        if (asked.Parent.Length > 0 && await RefusalAsync(child.Value, asked.Parent, say, ct) is { } refused)
            return TurnResult.Say(conversation, input, refused);
        var actor = TicketAccess.ActorOf(input.Person);
        var outcome = TicketRules.Apply(child.Value, TicketStep.SetParent, actor, input.Now, extras: new StepExtras(Reference: asked.Parent));
        if (outcome is TicketOutcome.Refused { Reason: TicketRefusal.NothingToChange }) return TurnResult.Say(conversation, input, say.Format("Ticket_NothingToChange", asked.Child));
        if (outcome is not TicketOutcome.Changed { Ticket: var linked })
            return TurnResult.Say(conversation, input, say.Format("Desk_LinkNotNow", asked.Child, say["Desk_Status_" + child.Value.Status]));
        var requester = await people.FindAsync(linked.RequesterId, ct);
        var sentence = asked.Parent.Length == 0 ? say.Format("Desk_ParentGone", asked.Child) : say.Format("Desk_ParentSet", asked.Child, asked.Parent);
        var replies = StepReplies.For(child.Value, linked, TicketStep.SetParent, input, requester, books.Current).Append(Reply.Say(input.Here, sentence));
        return new TurnResult(conversation, [.. replies], Changes.None.Update(TicketDocuments.Tickets, child, linked));
    }

    private static (string Child, string Parent)? Asked(UserInput input)
    {
        if (input.Press is { } press)
        {
            var other = TicketNumber.In(press["other"]);
            return press["other"].Length == 0 || other is not null ? (press["ticket"], other ?? "") : null;
        }

        var ids = TicketNumber.AllIn(input.Text);
        var undoes = Texts.WordsOfAllLanguages("Words_None").Any(w => input.Text.EndsWith(" " + w, StringComparison.OrdinalIgnoreCase));
        return (ids, undoes, input.ThreadTicketId) switch
        {
            ([var child, var parent], _, _) => (child, parent),
            ([var child], true, _) => (child, ""),
            ([], true, { } thread) => (thread, ""),
            ([var parent], false, { } thread) => (thread, parent),
            _ => null,
        };
    }

    /// <summary>Null when the child may be a part of that ticket.</summary>
    private async Task<string?> RefusalAsync(Ticket child, string parentId, Texts say, CancellationToken ct)
    {
        var chain = new List<Ticket>();
        for (var id = parentId; id is not null && chain.Count <= TicketFamily.Deepest; id = chain[^1].ParentId)
        {
            if ((await tickets.FindAsync(id, ct))?.Value is not { } next) break;
            chain.Add(next);
        }

        return TicketFamily.Refusal(child, chain) switch
        {
            FamilyRefusal.NoSuchTicket => say.Format("Ticket_Gone", parentId),
            FamilyRefusal.OtherClient => say["Desk_MergeOtherClient"],
            FamilyRefusal.Loop => say.Format("Desk_ParentLoop", child.Id, parentId),
            FamilyRefusal.TooDeep => say["Desk_ParentTooDeep"],
            _ => null,
        };
    }
}
