using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>A step on a ticket that is taken with one press or one typed command.</summary>
public sealed class SimpleStep(TicketStepFlow steps, TicketStep step) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var request = input.Press is { } press
            ? new TicketStepFlow.Request(press["ticket"], TicketStepFlow.RevisionOf(press), step, WordsOf(press["text"]), null, From(input))
            : Typed(CommandLine.Read(input.Text, input.Culture), input);
        return steps.TakeAsync(conversation, input, request, ct);
    }

    private TicketStepFlow.Request Typed(CommandLine line, UserInput input) =>
        new(line.TicketId ?? input.ThreadTicketId ?? "", null, step, WordsOf(line.Rest), null, From(input));

    /// <summary>The history keeps which press or message it was.</summary>
    private static StepExtras From(UserInput input) => new(Reference: input.Id);

    private static string? WordsOf(string text) => text.Length == 0 ? null : text;
}
