using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>Resolves a ticket: what was done, and the cause; both are required.</summary>
public sealed class ResolveTicket(TicketStepFlow steps) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (input.Press is { } press)
        {
            var cause = DeskCard.Causes.Contains(press["cause"]) ? press["cause"] : "";
            var solved = new TicketResolution(press["text"], cause);
            return steps.TakeAsync(
                conversation, input,
                new TicketStepFlow.Request(press["ticket"], TicketStepFlow.RevisionOf(press), TicketStep.Resolve, null, solved), ct);
        }

        var line = CommandLine.Read(input.Text, input.Culture);
        var words = line.Rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words is [var first, { Length: > 0 } text] && DeskCard.Causes.Contains(first.ToLowerInvariant()))
        {
            var solved = new TicketResolution(text, first.ToLowerInvariant());
            return steps.TakeAsync(
                conversation, input, new TicketStepFlow.Request(line.TicketId ?? "", null, TicketStep.Resolve, null, solved), ct);
        }

        var how = Texts.For(input).Format("Desk_HowToResolve", line.TicketId, string.Join(", ", DeskCard.Causes));
        return Task.FromResult(TurnResult.Say(conversation, input, how));
    }
}
