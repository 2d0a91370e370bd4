using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>
/// An outage is over: first a card says whom it concerns, and with a yes people are told and the tickets that joined are
/// solved, which their reporters confirm as always.
/// </summary>
public sealed class CloseOutage(OutageDesk desk, PeopleQueries people) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var form = OutageForm.Of(input);
        if (await desk.MeantAsync(input, form.Typed, ct) is not { } stored) return TurnResult.Say(conversation, input, say["Outage_NoneOfThat"]);
        var end = OutageWords.TimeOf(form.Until, input.Zone, input.Now);
        if (form.Text.Length == 0 || (end is null && form.Until.Length > 0)) return TurnResult.Say(conversation, input, say["Outage_HowToClose"]);
        return OutageRules.Close(stored.Value, end ?? input.Now, form.Text, OutageDesk.ActorOf(input), input.Now) switch
        {
            OutageOutcome.Refused(var reason) => OutageDesk.Refused(conversation, input, reason),
            OutageOutcome.Changed changed when input.Press?.Verb == Verbs.OutageCloseYes =>
                await ClosedAsync(conversation, input, stored, changed, form.Cause, ct),
            _ => await AskAsync(conversation, input, stored.Value, form, ct),
        };
    }

    private async Task<TurnResult> AskAsync(
        Conversation conversation, UserInput input, OutageEvent outage, OutageForm form, CancellationToken ct)
    {
        var say = Texts.For(input);
        var joined = await desk.Tickets.OfOutageAsync(outage.Id, ct);
        var tickets = joined.Count(t => TicketTransitions.Next(t.Value.Status, TicketStep.Resolve) is not null);
        var told = await desk.PeopleOfAsync(outage, ct);
        var card = new Card
        {
            Title = say.Format("Outage_CloseAsk", say.ServiceName(outage.ServiceId)),
            Accent = Accent.Warning,
            Blocks = [new Block.Line(say.Format("Outage_CloseMeans", told.Count, tickets)), new Block.Line(form.Text)],
            Buttons =
            [
                new Button(
                    say["Outage_CloseYes"], Verbs.OutageCloseYes,
                    ("outage", outage.Id), ("text", form.Text), ("until", form.Until), ("cause", form.Cause)),
            ],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private async Task<TurnResult> ClosedAsync(
        Conversation conversation,
        UserInput input,
        Stored<OutageEvent> stored,
        OutageOutcome.Changed changed,
        string cause,
        CancellationToken ct)
    {
        var solved = new TicketResolution(changed.Outage.Words, cause);
        var changes = Changes.None;
        var replies = new List<Reply>();
        foreach (var ticket in await desk.Tickets.OfOutageAsync(stored.Id, ct))
        {
            var outcome = TicketRules.Apply(ticket.Value, TicketStep.Resolve, OutageDesk.ActorOf(input), input.Now, null, solved);
            if (outcome is not TicketOutcome.Changed next) continue;
            changes = changes.Update(TicketDocuments.Tickets, ticket, next.Ticket);
            var requester = await people.FindAsync(next.Ticket.RequesterId, ct);
            replies.AddRange(StepReplies.For(ticket.Value, next.Ticket, TicketStep.Resolve, input, requester, desk.Books.Current));
        }

        var saved = await desk.SavedAsync(conversation, input, stored, changed, changes, ct);
        return saved with { Replies = [.. saved.Replies, .. replies] };
    }
}
