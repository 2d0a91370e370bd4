using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>One to five stars and a sentence for a ticket that is done; the desk follows up on few stars.</summary>
public sealed class RateTicket(TicketStepFlow steps) : IFlow
{
    /// <summary>Up to so many stars somebody of the desk asks what went wrong.</summary>
    public const int Low = 2;

    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var words = input.Press?["text"] is { Length: > 0 } text ? text : null;
        var request = new TicketStepFlow.Request(
            input.Press?["ticket"] ?? "", null, TicketStep.Rate, words, null, new StepExtras(Reference: input.Press?["stars"]));
        return steps.TakeAsync(conversation, input, request, ct);
    }

    /// <summary>Asks for the stars.</summary>
    public static Card Ask(Ticket ticket, Texts say) => new()
    {
        Title = say.Format("Ticket_RateTitle", ticket.Id),
        Buttons =
        [
            new Button(say["Ticket_Rate"], Verbs.TicketRate, ("ticket", ticket.Id))
            {
                Inputs =
                [
                    new Input.Choice("stars", say["Ticket_RateStars"], Required: true, [.. Enumerable.Range(1, 5).Reverse().Select(s => Stars(s, say))]),
                    new Input.TextField("text", say["Ticket_RateText"], Required: false, Multiline: true),
                ],
            },
        ],
    };

    private static Option Stars(int count, Texts say) => new(say.Number(count, 0), new string('★', count));
}
