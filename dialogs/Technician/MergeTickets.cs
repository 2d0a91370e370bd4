using System.Text.RegularExpressions;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// "merge SD-1002 into SD-1001": two reports of one problem become the older ticket, whose clocks go on. The other one is
/// closed with a link, and its reporter is told. A ticket with logged time is not merged away, for its money would be lost.
/// </summary>
public sealed partial class MergeTickets(TicketQueries tickets, PeopleQueries people, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var ids = input.Press is { } press
            ? [press["ticket"], press["other"]]
            : Numbers().Matches(input.Text).Select(m => "SD-" + m.Groups[1].Value).ToList();
        if (ids.Count == 1 && input.ThreadTicketId is { } thread) ids.Insert(0, thread);
        if (ids.Count != 2 || ids[0] == ids[1]) return Only(conversation, input, say["Desk_HowToMerge"]);
        var (first, second) = (await tickets.FindAsync(ids[0].ToUpperInvariant(), ct), await tickets.FindAsync(ids[1].ToUpperInvariant(), ct));
        if (first is null || second is null || !input.Person.IsDesk)
            return Only(conversation, input, say.Format("Ticket_Gone", string.Join(", ", ids)));
        var (older, newer) = first.Value.OpenedAt <= second.Value.OpenedAt ? (first, second) : (second, first);
        if (older.Value.ClientId != newer.Value.ClientId) return Only(conversation, input, say["Desk_MergeOtherClient"]);
        if (await tickets.HasWorkAsync(newer.Id, ct)) return Only(conversation, input, say.Format("Desk_MergeHasWork", newer.Id));
        return await MergedAsync(conversation, input, older, newer, ct);
    }

    private async Task<TurnResult> MergedAsync(
        Conversation conversation, UserInput input, Stored<Ticket> older, Stored<Ticket> newer, CancellationToken ct)
    {
        var actor = TicketAccess.ActorOf(input.Person);
        var (into, other) = (new StepExtras(Reference: older.Id), new StepExtras(Reference: newer.Id));
        var gone = TicketRules.Apply(newer.Value, TicketStep.MergeInto, actor, input.Now, extras: into);
        var kept = TicketRules.Apply(older.Value, TicketStep.Absorb, actor, input.Now, newer.Value.Description, extras: other);
        if (gone is not TicketOutcome.Changed closed || kept is not TicketOutcome.Changed grown)
            return Only(conversation, input, Texts.For(input).Format("Desk_MergeNotNow", older.Id, newer.Id));
        var changes = Changes.None.Update(TicketDocuments.Tickets, newer, closed.Ticket).Update(TicketDocuments.Tickets, older, grown.Ticket);
        var reporter = await people.FindAsync(closed.Ticket.RequesterId, ct);
        var keeper = await people.FindAsync(grown.Ticket.RequesterId, ct);
        var replies = StepReplies.For(older.Value, grown.Ticket, TicketStep.Absorb, input, keeper, books.Current)
            .Concat(StepReplies.For(newer.Value, closed.Ticket, TicketStep.MergeInto, input, reporter, books.Current));
        return new TurnResult(conversation, [.. replies], changes);
    }

    private static TurnResult Only(Conversation conversation, UserInput input, string sentence) =>
        new(conversation, [Reply.Say(input.Here, sentence)], Changes.None);

    [GeneratedRegex(@"\bSD[- ]?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
