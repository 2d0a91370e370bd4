using NodaTime;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// Still broken: inside the window the ticket is opened again; afterwards the words are a new problem that is linked to
/// it, and the person is told why.
/// </summary>
public sealed class ReopenTicket(TicketStepFlow steps, IFlow report, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var (id, words, revision) = Asked(input);
        var stored = await tickets.FindAsync(id, ct);
        if (stored is not null && stored.Value.IsOf(input.Person.Id) && IsTooLate(stored.Value, input.Now))
            return await AsNewAsync(conversation, input, stored.Value, words, ct);
        var request = new TicketStepFlow.Request(id, revision, TicketStep.Reopen, words.Length == 0 ? null : words, null, new StepExtras(Reference: input.Id));
        return await steps.TakeAsync(conversation, input, request, ct);
    }

    private static (string Id, string Words, int? Revision) Asked(UserInput input)
    {
        if (input.Press is { } press) return (press["ticket"], press["text"], TicketStepFlow.RevisionOf(press));
        var line = CommandLine.Read(input.Text, input.Culture);
        return (line.TicketId ?? "", line.Rest, null);
    }

    private static bool IsTooLate(Ticket ticket, Instant now) =>
        ticket is { Status: TicketStatus.Closed, ClosedAt: { } closed } && now > closed + TicketRules.ReopenWindow;

    private async Task<TurnResult> AsNewAsync(Conversation conversation, UserInput input, Ticket old, string words, CancellationToken ct)
    {
        var fresh = conversation with { OpenReportId = null, Unclear = old.Title, AskedAt = input.Now, TicketId = null, FollowsTicketId = old.Id };
        var text = words.Length == 0 ? old.Description : words;
        var result = await report.ContinueAsync(fresh, input with { Press = null, Text = text }, ct);
        var why = Reply.Say(input.Here, Texts.For(input).Format("Ticket_TooLateNew", old.Id));
        return result with { Replies = [why, .. result.Replies] };
    }
}
