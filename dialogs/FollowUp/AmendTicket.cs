using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// "change SD-1042: the whole team cannot print": the ticket says so from then on, triage and coverage are decided again, and
/// the person is told what changed. A dearer result is shown first; what was agreed to stays agreed to, and no more.
/// </summary>
public sealed class AmendTicket(TicketQueries tickets, PeopleQueries people, BookShelf books, Offers offers) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var (id, words) = Asked(conversation, input);
        var stored = await tickets.FindAsync(id, ct);
        if (stored is null || !TicketAccess.MaySee(stored.Value, input.Person)) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        if (!stored.Value.IsOf(input.Person.Id)) return TurnResult.Say(conversation, input, say["Ticket_OnlyRequester"]);
        if (words.Length == 0) return TurnResult.Say(conversation, input, say.Format("Ticket_HowToAmend", id));
        if (TicketTransitions.Next(stored.Value.Status, TicketStep.Amend) is null)
            return TurnResult.Say(conversation, input, say.Format("Ticket_NotAllowed", id, say["Status_" + stored.Value.Status], say["Step_Comment"]));
        var ticket = stored.Value;
        var offer = await offers.AgainAsync(ReportOf(ticket, input), TextCut.To(words, Report.ReportProblem.LongestReport), input, ct);
        var dearer = IsDearer(ticket.Promise, offer.Report.Promise);
        if (dearer && !IsConfirmed(conversation, input, offer))
            return ShownFirst(conversation with { Amend = new PendingAmend(id, words, offer.Report.Promise.High) }, input, ticket, offer);
        return await AmendedAsync(conversation with { Amend = null }, input, stored, offer, dearer, ct);
    }

    private static (string Id, string Words) Asked(Conversation conversation, UserInput input)
    {
        if (input.Press is { Verb: Verbs.TicketAmendYes } yes)
            return conversation.Amend is { } pending && pending.TicketId == yes["ticket"] ? (pending.TicketId, pending.Words) : (yes["ticket"], "");
        if (input.Press is { } press) return (press["ticket"], press["text"]);
        var line = CommandLine.Read(input.Text, input.Culture);
        return (line.TicketId ?? "", line.Rest);
    }

    private static bool IsConfirmed(Conversation conversation, UserInput input, Offer offer) =>
        input.Press?.Verb == Verbs.TicketAmendYes && conversation.Amend?.ShownHigh is { } shown && offer.Report.Promise.High <= shown;

    /// <summary>The ticket as if it were reported just now.</summary>
    private static ProblemReport ReportOf(Ticket ticket, UserInput input) => new()
    {
        Id = "A-" + input.Id,
        PersonId = ticket.RequesterId,
        ClientId = ticket.ClientId,
        AffectedUserId = ticket.AffectedUserId,
        AffectedName = ticket.AffectedName,
        Text = ticket.Description,
        ServiceId = ticket.ServiceId,
        ServiceName = ticket.ServiceName,
        Priority = ticket.Priority,
        Promise = ticket.Promise,
        ReportedAt = ticket.OpenedAt,
        ChangedAt = input.Now,
    };

    /// <summary>Above what was told and above what was agreed to.</summary>
    private static bool IsDearer(TicketPromise before, TicketPromise now) =>
        now.High is { } high && high > (before.High ?? 0m) && high > (before.Authorised ?? 0m);

    private static TurnResult ShownFirst(Conversation next, UserInput input, Ticket ticket, Offer offer)
    {
        var say = Texts.For(input);
        var money = offer.NeedsApproval ? say["Ticket_AmendApproval"] : say["Ticket_AmendAgree"];
        var card = new Card
        {
            Title = say.Format("Ticket_AmendAsk", ticket.Id),
            Accent = Accent.Warning,
            Blocks = [.. Lines(ticket, WordsOf(ticket, offer), say, seesMoney: true).Append(money).Select(l => new Block.Line(l))],
            Buttons =
            [
                new Button(say["Ticket_AmendYes"], Verbs.TicketAmendYes, ("ticket", ticket.Id)),
                new Button(say["Ticket_AmendNo"], Verbs.TicketShow, ("ticket", ticket.Id)),
            ],
        };
        return new TurnResult(next, [Reply.Show(input.Here, card)], Changes.None);
    }

    private async Task<TurnResult> AmendedAsync(
        Conversation next, UserInput input, Stored<Ticket> stored, Offer offer, bool dearer, CancellationToken ct)
    {
        var ticket = stored.Value;
        var words = WordsOf(ticket, offer);
        words = words with { Promise = words.Promise with { Authorised = AuthorisedFor(ticket.Promise, offer, dearer) } };
        var priority = words.Priority == ticket.Priority ? (Priority?)null : words.Priority;
        var outcome = TicketRules.Apply(
            ticket, TicketStep.Amend, TicketAccess.ActorOf(input.Person), input.Now, words.Description,
            extras: new StepExtras(Priority: priority, Words: words));
        if (outcome is not TicketOutcome.Changed { Ticket: var changed })
            return TurnResult.Say(next, input, Texts.For(input).Format("Ticket_NothingToChange", ticket.Id));
        var requester = await people.FindAsync(changed.RequesterId, ct);
        var (say, desk) = (Texts.For(input), Texts.ForDesk(books.Current));
        var told = string.Join(' ', Lines(ticket, words, say, TicketAccess.SeesMoney(input.Person, books.Current)).Prepend(say.Format("Ticket_AmendedSay", ticket.Id)));
        var below = string.Join('\n', Lines(ticket, words, desk, seesMoney: true).Prepend(desk.Format("Desk_AmendedLine", input.Person.Name, ticket.Id, words.Description)));
        var replies = StepReplies.For(ticket, changed, TicketStep.Amend, input, requester, books.Current)
            .Append(Reply.Say(input.Here, told)).Append(Reply.Say(Destination.BelowCard(TicketCard.SlotOf(ticket.Id)), below));
        var result = new TurnResult(next, [.. replies], Changes.None.Update(TicketDocuments.Tickets, stored, changed));
        return dearer && offer.NeedsApproval ? await WithQuestionAsync(result, changed, offer, input, ct) : result;
    }

    /// <summary>The client's approvers are asked for the dearer amount; until they agree, what was agreed to is the limit.</summary>
    private async Task<TurnResult> WithQuestionAsync(TurnResult result, Ticket changed, Offer offer, UserInput input, CancellationToken ct)
    {
        var request = ApprovalRules.Ask(changed, offer.Report.Promise.High ?? 0m, ApprovalReason.MoreTime, input.Now);
        var asked = await tickets.RequestAsync(changed.Id, ct);
        var approvers = await people.ApproversAsync(changed.ClientId, ct);
        return result with
        {
            Replies = [.. result.Replies, .. approvers.Where(a => a.Id != input.Person.Id).Select(a => Approval.Ask(changed, request, a))],
            Changes = result.Changes.Save(ApprovalRequest.Requests, changed.Id, asked, request),
        };
    }

    /// <summary>Consent is never made out of nothing: what was agreed to stays, and a dearer price counts when it was confirmed by who may.</summary>
    private static decimal? AuthorisedFor(TicketPromise before, Offer offer, bool dearer)
    {
        var now = offer.Report.Promise;
        if (now.High == 0m) return before.Authorised;
        if (!dearer) return before.Authorised ?? (before.High == 0m ? now.Authorised ?? 0m : 0m);
        if (offer.MayApproveAlone) return now.High;
        return offer.NeedsApproval ? before.Authorised ?? 0m : Math.Max(before.Authorised ?? 0m, now.Authorised ?? 0m);
    }

    /// <summary>A priority that a technician set stays.</summary>
    private static TicketWords WordsOf(Ticket ticket, Offer offer) => new(
        Report.OpenTicket.TitleOf(offer.Report.Text), offer.Report.Text, offer.Report.ServiceId, offer.Report.ServiceName,
        ticket.OpenedPriority is null ? offer.Report.Priority : ticket.Priority, offer.Report.Promise);

    private static IEnumerable<string> Lines(Ticket before, TicketWords now, Texts say, bool seesMoney)
    {
        if (now.ServiceId != before.ServiceId) yield return say.Format("Ticket_AmendService", before.ServiceName, now.ServiceName);
        if (now.Priority != before.Priority) yield return say.Format("Ticket_AmendPriority", before.Priority, now.Priority);
        var was = TicketCard.CostLine(before.Promise, say, seesMoney);
        var becomes = TicketCard.CostLine(now.Promise with { Authorised = null }, say, seesMoney);
        if (now.Promise.High != before.Promise.High && was != becomes) yield return say.Format("Ticket_AmendCost", was, becomes);
        if (now.ServiceId == before.ServiceId && now.Priority == before.Priority && now.Promise.High == before.Promise.High)
            yield return say["Ticket_AmendNothingElse"];
    }
}
