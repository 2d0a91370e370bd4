using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Links;

/// <summary>
/// "split SD-1001: the scanner too": a second problem in one ticket goes on as a ticket of its own, for the same people, with its
/// own triage, coverage and clocks. Nothing billable starts on it before the client agrees; both tickets say where they come from.
/// </summary>
public sealed class SplitTicket(TicketQueries tickets, PeopleQueries people, BookShelf books, Offers offers) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var (id, words) = Asked(input);
        if (!input.Person.IsDesk || await tickets.FindAsync(id, ct) is not { } stored) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        if (words.Length == 0) return TurnResult.Say(conversation, input, say["Desk_HowToSplit"]);
        if (await people.FindAsync(stored.Value.RequesterId, ct) is not { } requester) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        if (TicketTransitions.Next(stored.Value.Status, TicketStep.Split) is null)
            return TurnResult.Say(conversation, input, say.Format("Desk_LinkNotNow", id, say["Desk_Status_" + stored.Value.Status]));
        var offer = await offers.ForPersonAsync(words, AsRequester(input, requester, stored.Value), ct);
        return await SplitAsync(conversation, input, stored, offer, requester, ct);
    }

    private static (string Id, string Words) Asked(UserInput input)
    {
        if (input.Press is { } press) return (press["ticket"], press["text"]);
        var command = DeskCommand.Read(input.Text, input.Culture);
        return (command?.TicketId ?? input.ThreadTicketId ?? "", command?.Rest ?? "");
    }

    /// <summary>Coverage is that of the reporter, or of the colleague whom the ticket is about.</summary>
    private UserInput AsRequester(UserInput input, Person requester, Ticket ticket) => input with
    {
        Person = requester,
        Scope = ConversationScope.Personal,
        Press = null,
        About = books.Current.FindClient(ticket.ClientId)?.Users.Find(ticket.AffectedUserId),
    };

    private async Task<TurnResult> SplitAsync(
        Conversation conversation, UserInput input, Stored<Ticket> stored, Offer offer, Person requester, CancellationToken ct)
    {
        var actor = TicketAccess.ActorOf(input.Person);
        var asks = offer.Report.Promise.High is not 0m;
        var fresh = PartOf(stored.Value, offer, await offers.NextTicketIdAsync(ct), input);
        var part = TicketRules.Apply(
            asks ? fresh with { Promise = fresh.Promise with { Authorised = 0m } } : fresh,
            asks ? TicketStep.AskApproval : TicketStep.Submit,
            actor,
            input.Now,
            extras: new StepExtras(Reference: stored.Id)).Ticket;
        var outcome = TicketRules.Apply(
            stored.Value, TicketStep.Split, actor, input.Now, Masking.Mask(offer.Report.Text), extras: new StepExtras(Reference: part.Id));
        if (outcome is not TicketOutcome.Changed { Ticket: var rest })
            return TurnResult.Say(conversation, input, Texts.For(input).Format("Desk_LinkNotNow", stored.Id, Texts.For(input)["Desk_Status_" + stored.Value.Status]));
        var request = asks && part.Promise.High is { } high ? ApprovalRules.Ask(part, high, ApprovalReason.BeforeWork, input.Now) : null;
        var approvers = request is null ? [] : await people.ApproversAsync(part.ClientId, ct);
        var changes = Changes.None.Update(TicketDocuments.Tickets, stored, rest).Insert(TicketDocuments.Tickets, part.Id, part);
        if (request is not null) changes = changes.Insert(ApprovalRequest.Requests, part.Id, request);
        var replies = StepReplies.For(stored.Value, rest, TicketStep.Split, input, requester, books.Current)
            .Concat(PartReplies(part, rest, requester, input, asks))
            .Concat(request is null ? [] : approvers.Select(a => Approval.Ask(part, request, a)));
        return new TurnResult(conversation, [.. replies], changes);
    }

    private static Ticket PartOf(Ticket whole, Offer offer, string id, UserInput input) => new()
    {
        Id = id,
        ClientId = whole.ClientId,
        ClientName = whole.ClientName,
        RequesterId = whole.RequesterId,
        RequesterName = whole.RequesterName,
        AffectedUserId = whole.AffectedUserId,
        AffectedId = whole.AffectedId,
        AffectedName = whole.AffectedName,
        Title = OpenTicket.TitleOf(offer.Report.Text),
        Description = offer.Report.Text,
        ServiceId = offer.Report.ServiceId,
        ServiceName = offer.Report.ServiceName,
        Priority = offer.Report.Priority,
        OpenedAt = input.Now,
        Promise = offer.Report.Promise,
        SplitFromId = whole.Id,
    };

    private IEnumerable<Reply> PartReplies(Ticket part, Ticket rest, Person requester, UserInput input, bool asks)
    {
        var slot = TicketCard.SlotOf(part.Id);
        var (say, to) = (Texts.For(requester), Destination.Of(requester.Id));
        var seesMoney = TicketAccess.SeesMoney(requester, books.Current);
        yield return Reply.Show(Destination.Desk, DeskCard.For(part, Texts.ForDesk(books.Current)), slot);
        yield return Reply.Show(to, TicketCard.For(part, say, seesMoney), slot);
        yield return Reply.Say(to, say.Format(asks ? "Ticket_SplitAsksSay" : "Ticket_SplitSay", part.Id, part.Title, rest.Id));
        yield return Reply.Say(input.Here, Texts.For(input).Format("Desk_SplitDone", part.Id, rest.Id));
    }
}
