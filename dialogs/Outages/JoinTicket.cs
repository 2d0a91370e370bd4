using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>"join SD-1001 vpn": a ticket belongs to an outage and follows it when it is closed.</summary>
public sealed class JoinTicket(OutageDesk desk, TicketStepFlow steps) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var command = DeskCommand.Read(input.Text, input.Culture);
        var ticket = command?.TicketId ?? input.ThreadTicketId;
        var stored = await desk.MeantAsync(input, OutageWords.Read(command?.Rest ?? ""), ct);
        if (ticket is null || stored is null || stored.Value.End is not null)
            return TurnResult.Say(conversation, input, Texts.For(input)["Outage_HowToJoin"]);
        var request = new TicketStepFlow.Request(ticket, null, TicketStep.JoinOutage, null, null, new StepExtras(Reference: stored.Id));
        return await steps.TakeAsync(conversation, input, request, ct);
    }
}
