using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Outages;

/// <summary>The desk declares an outage, also for the past: people are told, and open tickets about it since then join.</summary>
public sealed class DeclareOutage(OutageDesk desk, PeopleQueries people) : IFlow
{
    /// <summary>Most tickets that join in one step; the others can be joined by hand.</summary>
    private const int MostTickets = 500;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var asked = Asked(input);
        var book = desk.Books.Current;
        if (asked is null || OutageWords.ServiceOf(book, asked.Words.Service, say) is not { } service)
            return TurnResult.Say(conversation, input, say.Format("Outage_HowToDeclare", string.Join(", ", book.Services.Select(s => s.Id))));
        if (OutageWords.ScopesOf(book, asked.Words.Where) is not { } scopes)
            return TurnResult.Say(conversation, input, say.Format("Outage_NoClient", asked.Words.Where, string.Join(", ", book.Clients.Select(c => c.Id))));
        var start = OutageWords.TimeOf(asked.Words.Since, input.Zone, input.Now);
        if (start is null && asked.Words.Since is { Length: > 0 }) return TurnResult.Say(conversation, input, say["Outage_NoTime"]);
        var declared = new OutageEvent
        {
            Id = "OUT-" + input.Id[..8].ToUpperInvariant(),
            ServiceId = service.Id,
            AlsoServices = OutageRules.AlsoHit(book.Services, service.Id),
            Scopes = scopes,
            Degraded = asked.Degraded,
            Start = start ?? input.Now,
            Words = Masking.Mask(asked.Words.Text),
        };
        return OutageRules.Declare(declared, OutageDesk.ActorOf(input), input.Now) switch
        {
            OutageOutcome.Changed changed => await DeclaredAsync(conversation, input, changed, ct),
            OutageOutcome.Refused(var reason) => OutageDesk.Refused(conversation, input, reason),
            _ => throw new InvalidOperationException("An outcome is changed or refused."),
        };
    }

    private async Task<TurnResult> DeclaredAsync(Conversation conversation, UserInput input, OutageOutcome.Changed changed, CancellationToken ct)
    {
        var outage = changed.Outage;
        var changes = Changes.None;
        var replies = new List<Reply>();
        foreach (var scope in outage.Scopes)
        {
            foreach (var serviceId in outage.AlsoServices.Add(outage.ServiceId))
            {
                foreach (var ticket in await desk.Tickets.OpenOfServiceAsync(scope.ClientId, serviceId, outage.Start, MostTickets, ct))
                {
                    if (Joined(ticket.Value, outage.Id, input) is not { } joined) continue;
                    changes = changes.Update(TicketDocuments.Tickets, ticket, joined);
                    var requester = await people.FindAsync(joined.RequesterId, ct);
                    replies.AddRange(StepReplies.For(ticket.Value, joined, TicketStep.JoinOutage, input, requester, desk.Books.Current));
                }
            }
        }

        var saved = await desk.SavedAsync(conversation, input, null, changed, changes, ct);
        return saved with { Replies = [.. saved.Replies, .. replies] };
    }

    private static Ticket? Joined(Ticket ticket, string outageId, UserInput input)
    {
        var extras = new StepExtras(Reference: outageId);
        var outcome = TicketRules.Apply(ticket, TicketStep.JoinOutage, OutageDesk.ActorOf(input), input.Now, extras: extras);
        return (outcome as TicketOutcome.Changed)?.Ticket;
    }

    private static (OutageWords Words, bool Degraded)? Typed(UserInput input)
    {
        var isDegraded = input.Text.TrimStart().StartsWith("degraded", StringComparison.OrdinalIgnoreCase);
        var words = OutageWords.Read(Technician.DeskCommand.Read(input.Text, input.Culture)?.Rest ?? "");
        return words is { Text.Length: > 0 } ? (words, isDegraded) : null;
    }

    private static AskedFor? Asked(UserInput input) => input.Press is { } press
        ? new AskedFor(new OutageWords(press["service"], press["where"], press["since"], null, press["text"]), press["degraded"] == "true")
        : Typed(input) is { } typed ? new AskedFor(typed.Words, typed.Degraded) : null;

    private sealed record AskedFor(OutageWords Words, bool Degraded);
}
