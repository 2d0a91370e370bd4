using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>A step on a ticket that is taken with one press or one typed command.</summary>
public sealed class SimpleStep(TicketStepFlow steps, TicketStep step) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var request = input.Press is { } press
            ? new TicketStepFlow.Request(press["ticket"], TicketStepFlow.RevisionOf(press), step, WordsOf(press["text"]), null, new StepExtras(Reference: input.Id))
            : Typed(CommandLine.Read(input.Text, input.Culture), input);
        return steps.TakeAsync(conversation, input, request, ct);
    }

    private TicketStepFlow.Request Typed(CommandLine line, UserInput input) =>
        new(line.TicketId ?? input.ThreadTicketId ?? "", null, step, WordsOf(line.Rest), null);

    private static string? WordsOf(string text) => text.Length == 0 ? null : text;
}
