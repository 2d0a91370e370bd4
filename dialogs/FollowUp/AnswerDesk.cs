using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// Words of a client's person while no report is on the table. When the desk asked something, they are the answer; else a
/// comment on the ticket of the conversation, or a new problem.
/// </summary>
public sealed class AnswerDesk(TicketStepFlow steps, AddComment comment, IFlow report, TicketQueries tickets) : IFlow
{
    /// <summary>Open tickets of one person that are looked at.</summary>
    private const int Most = 50;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var open = await tickets.OpenOfPersonAsync(input.Person.Id, Most, ct);
        var asked = open.Where(t => t.Status == TicketStatus.WaitingForUser).MaxBy(AskedAt);
        if (asked is not null && input.Text.Length > 0)
        {
            var answer = new TicketStepFlow.Request(asked.Id, null, TicketStep.Comment, input.Text, null, new StepExtras(Reference: input.Id));
            return await steps.TakeAsync(conversation with { TicketId = asked.Id }, input, answer, ct);
        }

        IFlow next = conversation.TicketId is null ? report : comment;
        return await next.ContinueAsync(conversation, input, ct);
    }

    private static NodaTime.Instant AskedAt(Ticket ticket) =>
        ticket.History.FindLast(e => e.Step == TicketStep.AskUser)?.At ?? ticket.OpenedAt;
}
