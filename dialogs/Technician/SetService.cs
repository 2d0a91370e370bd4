using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// "set service SD-1001 vpn": the desk says what a ticket is about. Reports and coverage count it so from then on, and triage
/// can learn from it.
/// </summary>
public sealed class SetService(TicketQueries tickets, PeopleQueries people, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var (id, words) = Asked(input);
        if (Named(words, say) is not { } service)
            return TurnResult.Say(conversation, input, say.Format("Desk_HowToService", string.Join(", ", TriageServices.All.Select(s => s.Id))));
        var stored = await tickets.FindAsync(id, ct);
        if (!input.Person.IsDesk || stored is null) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var outcome = TicketRules.Apply(
            stored.Value, TicketStep.SetService, TicketAccess.ActorOf(input.Person), input.Now,
            extras: new StepExtras(Service: new StepService(service, say.ServiceName(service))));
        return outcome is TicketOutcome.Changed { Ticket: var changed }
            ? await ChangedAsync(conversation, input, stored, changed, ct)
            : TurnResult.Say(conversation, input, Refusal(outcome, say));
    }

    private async Task<TurnResult> ChangedAsync(
        Conversation conversation, UserInput input, Stored<Ticket> stored, Ticket changed, CancellationToken ct)
    {
        var requester = await people.FindAsync(changed.RequesterId, ct);
        var replies = StepReplies.For(stored.Value, changed, TicketStep.SetService, input, requester, books.Current)
            .Append(Reply.Say(input.Here, Texts.For(input).Format("Desk_ServiceSet", changed.Id, changed.ServiceName)));
        return new TurnResult(conversation, [.. replies], Changes.None.Update(TicketDocuments.Tickets, stored, changed));
    }

    private static string Refusal(TicketOutcome outcome, Texts say) => outcome is TicketOutcome.Refused { Reason: TicketRefusal.NothingToChange }
        ? say.Format("Ticket_NothingToChange", outcome.Ticket.Id)
        : say.Format("Desk_LinkNotNow", outcome.Ticket.Id, say["Desk_Status_" + outcome.Ticket.Status]);

    private static (string Id, string Words) Asked(UserInput input)
    {
        if (input.Press is { } press) return (press["ticket"], press["service"]);
        var command = DeskCommand.Read(input.Text, input.Culture);
        return (command?.TicketId ?? input.ThreadTicketId ?? "", command?.Rest ?? "");
    }

    /// <summary>The service by its id or by what people call it; null for anything else.</summary>
    private static string? Named(string words, Texts say)
    {
        var name = words.Trim(' ', '.', ':', '"');
        return TriageServices.All.Find(s => new[] { s.Id, s.Name, say.ServiceName(s.Id) }.Contains(name, StringComparer.OrdinalIgnoreCase))?.Id;
    }
}
