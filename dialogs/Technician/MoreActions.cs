using System.Collections.Immutable;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Technician;

/// <summary>"More": the steps that have no room on the technicians' card, as a card of their own below it.</summary>
public sealed class MoreActions(TicketQueries tickets, PeopleQueries people, BookShelf books) : IFlow
{
    /// <summary>Clients show so many buttons of one card.</summary>
    private const int MostButtons = 6;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await tickets.FindAsync(input.Press?["ticket"] ?? "", ct);
        if (stored is null || !input.Person.IsDesk)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", input.Press?["ticket"]));
        var ticket = stored.Value;
        var team = await people.DeskAsync(ct);
        var slot = TicketCard.SlotOf(ticket.Id);
        var cards = ButtonsFor(ticket, [.. team.Where(p => p.Id != ticket.AssigneeId)], say).Chunk(MostButtons)
            .Select(buttons => new Card { Title = say.Format("Desk_MoreTitle", ticket.Id), Buttons = [.. buttons] });
        var place = input.Scope == ConversationScope.Desk ? Destination.BelowCard(slot) : input.Here;
        var opened = await tickets.PresenceAsync(ticket.Id, ct);
        var hint = AlsoHere.Sentence(ticket, opened?.Value, input.Person, input.Now, say) is { } sentence ? new[] { Reply.Say(input.Here, sentence) } : [];
        return new TurnResult(
            conversation,
            [Reply.Show(input.CardPlace, DeskCard.For(ticket, say), slot), .. cards.Select(more => Reply.Show(place, more)), .. hint],
            Changes.None.Save(DeskPresence.Presences, ticket.Id, opened, new DeskPresence(ticket.Id, input.Person.Id, input.Person.Name, input.Now)));
    }

    private IEnumerable<Button> ButtonsFor(Ticket ticket, ImmutableList<Person> team, Texts say)
    {
        var data = TicketCard.DataOf(ticket);
        var allowed = TicketTransitions.Allowed(ticket.Status);
        yield return new Button(say["Desk_Note"], Verbs.TicketNote, data) { Inputs = [Words(say["Desk_NoteText"])] };
        if (!ticket.Files.IsEmpty) yield return FilesCard.OpenButton(ticket, say);
        foreach (var sorted in Sorting(ticket, allowed, say)) yield return sorted;
        if (allowed.Contains(TicketStep.HandOver) && !team.IsEmpty)
            yield return new Button(say["Desk_HandOver"], Verbs.TicketHandOver, data) { Inputs = [Colleagues(team, say), Words(say["Desk_HandOverText"])] };
        if (allowed.Contains(TicketStep.WaitForVendor))
            yield return new Button(say["Desk_Vendor"], Verbs.TicketVendor, data) { Inputs = [Reason(say)] };
        if (allowed.Contains(TicketStep.VendorAnswered)) yield return new Button(say["Desk_VendorBack"], Verbs.TicketVendorBack, data);
        if (allowed.Contains(TicketStep.MergeInto))
            yield return new Button(say["Desk_Merge"], Verbs.TicketMerge, data) { Inputs = [OtherNumber(say)] };
        if (allowed.Contains(TicketStep.Split))
            yield return new Button(say["Desk_Split"], Verbs.TicketSplit, data) { Inputs = [Words(say["Desk_SplitText"])] };
        if (allowed.Contains(TicketStep.SetParent))
            yield return new Button(say["Desk_Parent"], Verbs.TicketParent, data) { Inputs = [ParentNumber(say)] };
        yield return new Button(say["Desk_History"], Verbs.TicketHistory, ("ticket", ticket.Id));
        if (ticket.Resolution is not null) yield return new Button(say["Article_Draft"], ArticleVerbs.Draft, ("ticket", ticket.Id));
        if (ticket.OutageId is null) yield return OutageCard.DeclareButton(books.Current, ticket.ServiceId, ticket.ClientId, say);
    }

    /// <summary>How urgent it is, what it is about, and what coverage goes by.</summary>
    private static IEnumerable<Button> Sorting(Ticket ticket, IReadOnlyList<TicketStep> allowed, Texts say)
    {
        var data = TicketCard.DataOf(ticket);
        if (allowed.Contains(TicketStep.SetPriority))
            yield return new Button(say["Desk_Priority"], Verbs.TicketPriority, data) { Inputs = [Priorities(ticket, say), Reason(say)] };
        if (allowed.Contains(TicketStep.SetService))
            yield return new Button(say["Desk_Service"], Verbs.TicketService, data) { Inputs = [Services(ticket, say)] };
        yield return ShowTime.Coverage(ticket, say);
    }

    private static Input.TextField OtherNumber(Texts say) =>
        new("other", say["Desk_MergeWith"], Required: true, Multiline: false, MaxLength: 12);

    private static Input.TextField ParentNumber(Texts say) =>
        new("other", say["Desk_ParentNumber"], Required: false, Multiline: false, MaxLength: 12);

    private static Input.TextField Words(string label) => new("text", label, Required: true, Multiline: true);

    private static Input.TextField Reason(Texts say) => new("text", say["Desk_Reason"], Required: false, Multiline: false);

    private static Input.Choice Priorities(Ticket ticket, Texts say) => new(
        "priority", say["Ticket_Priority"], Required: true,
        [.. Enum.GetValues<Priority>().Where(p => p != ticket.Priority).Select(p => new Option(p.ToString(), p.ToString()))]);

    private static Input.Choice Services(Ticket ticket, Texts say) => new(
        "service", say["Desk_Service"], Required: true,
        [.. TriageServices.All.Where(s => s.Id != ticket.ServiceId).Select(s => new Option(s.Id, say.ServiceName(s.Id)))]);

    private static Input.Choice Colleagues(ImmutableList<Person> team, Texts say) =>
        new("to", say["Desk_HandOverTo"], Required: true, [.. team.Select(p => new Option(p.Id, p.Name))]);
}
