using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Links;

/// <summary>
/// "merge SD-1002 into SD-1001": two reports of one problem become the older ticket, whose clocks go on. The other one is
/// closed with a link, and its reporter is told. Logged time and files go along: what that does to the money is shown first.
/// </summary>
public sealed class MergeTickets(TicketQueries tickets, PeopleQueries people, BookShelf books, MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var ids = Named(input);
        if (ids.Count != 2 || ids[0] == ids[1]) return TurnResult.Say(conversation, input, say["Desk_HowToMerge"]);
        var (first, second) = (await tickets.FindAsync(ids[0].ToUpperInvariant(), ct), await tickets.FindAsync(ids[1].ToUpperInvariant(), ct));
        if (first is null || second is null || !input.Person.IsDesk)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", string.Join(", ", ids)));
        var (older, newer) = first.Value.OpenedAt <= second.Value.OpenedAt ? (first, second) : (second, first);
        return older.Value.ClientId == newer.Value.ClientId
            ? await MergedAsync(conversation, input, older, newer, ct)
            : TurnResult.Say(conversation, input, say["Desk_MergeOtherClient"]);
    }

    private static List<string> Named(UserInput input)
    {
        if (input.Press is { } press) return [press["ticket"], press["other"]];
        var ids = TicketNumber.AllIn(input.Text);
        if (ids.Count == 1 && input.ThreadTicketId is { } thread) ids.Insert(0, thread);
        return ids;
    }

    private async Task<TurnResult> MergedAsync(
        Conversation conversation, UserInput input, Stored<Ticket> older, Stored<Ticket> newer, CancellationToken ct)
    {
        var actor = TicketAccess.ActorOf(input.Person);
        var (into, other) = (new StepExtras(Reference: older.Id), new StepExtras(Reference: newer.Id));
        var limit = Desk.Billing.MergedWork.Authorised(newer.Value, older.Value);
        var gone = TicketRules.Apply(newer.Value, TicketStep.MergeInto, actor, input.Now, extras: into);
        var kept = TicketRules.Apply(older.Value, TicketStep.Absorb, actor, input.Now, newer.Value.Description, authorised: limit, extras: other);
        if (gone is not TicketOutcome.Changed closed || kept is not TicketOutcome.Changed { Ticket: var grown })
            return TurnResult.Say(conversation, input, Texts.For(input).Format("Desk_MergeNotNow", older.Id, newer.Id));
        var effect = await money.MergeAsync(closed.Ticket, grown, input, ct);
        if (effect.TouchesMoney && input.Press?.Verb != Verbs.TicketMergeYes)
            return new TurnResult(conversation, [Reply.Show(input.Here, Asked(older.Id, newer.Id, effect, Texts.For(input)))], Changes.None);
        var whole = TicketRules.WithFiles(grown, newer.Value.Files, actor, input.Now);
        var changes = effect.Changes.Update(TicketDocuments.Tickets, newer, closed.Ticket).Update(TicketDocuments.Tickets, older, whole);
        var reporter = await people.FindAsync(closed.Ticket.RequesterId, ct);
        var keeper = await people.FindAsync(grown.RequesterId, ct);
        var replies = StepReplies.For(older.Value, grown, TicketStep.Absorb, input, keeper, books.Current)
            .Concat(StepReplies.For(newer.Value, closed.Ticket, TicketStep.MergeInto, input, reporter, books.Current));
        var moved = Reply.Say(Destination.BelowCard(TicketCard.SlotOf(older.Id)), MovedSentence(older.Id, newer.Id, effect));
        if (effect.TouchesMoney) replies = replies.Append(moved);
        return new TurnResult(conversation, [.. replies], changes);
    }

    private Card Asked(string olderId, string newerId, MergeEffect effect, Texts say)
    {
        var currency = books.Current.Currency;
        return new Card
        {
            Title = say.Format("Desk_MergeAsk", newerId, olderId),
            Blocks =
            [
                .. Moves(olderId, newerId, effect, say),
                new Block.Facts(
                [
                    new Fact(say["Desk_MergeBefore"], MoneyOf(effect.Before, currency, say)),
                    new Fact(say["Desk_MergeAfter"], MoneyOf(effect.After, currency, say)),
                ]),
                new Block.Line(say["Desk_MergeInvoicedStays"], Tone.Subtle),
            ],
            Buttons = [new Button(say["Desk_Merge"], Verbs.TicketMergeYes, ("ticket", newerId), ("other", olderId))],
        };
    }

    private static IEnumerable<Block> Moves(string olderId, string newerId, MergeEffect effect, Texts say)
    {
        if (effect.Minutes > 0) yield return new Block.Line(say.Format("Desk_MergeMoves", say.Length(effect.Minutes), newerId, olderId));
        if (effect.CarriesTerms) yield return new Block.Line(say.Format("Desk_MergeTerms", newerId, olderId));
    }

    private static string MoneyOf(Desk.Billing.TicketStanding standing, string currency, Texts say) => standing.Held > 0m
        ? say.Format("Desk_MergeHeld", say.Money(standing.Invoiced, currency), say.Money(standing.Held, currency))
        : say.Money(standing.Invoiced, currency);

    private string MovedSentence(string olderId, string newerId, MergeEffect effect)
    {
        var say = Texts.ForDesk(books.Current);
        var currency = books.Current.Currency;
        var (before, after) = (MoneyOf(effect.Before, currency, say), MoneyOf(effect.After, currency, say));
        return effect.Minutes > 0
            ? say.Format("Desk_MergeMoved", say.Length(effect.Minutes), newerId, olderId, before, after)
            : say.Format("Desk_MergeDecided", newerId, olderId, before, after);
    }
}
