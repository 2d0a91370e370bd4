using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Watch;

/// <summary>"I take care": nobody else is called about the ticket.</summary>
public sealed class Acknowledge(IDocumentStore store) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? Technician.DeskCommand.Read(input.Text, input.Culture)?.TicketId ?? input.ThreadTicketId ?? "";
        var alert = StorageText.CouldBeId(id) ? await store.FindAsync(SlaAlert.Alerts, id, ct) : null;
        if (!input.Person.IsDesk || alert is null)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var line = say.Format("Sla_Acknowledged", input.Person.Name, id);
        if (alert.Value.AcknowledgedBy is not null) return TurnResult.Say(conversation, input, say["Sla_AcknowledgedAlready"]);
        var taken = alert.Value with { AcknowledgedBy = input.Person.Id };
        return new TurnResult(
            conversation,
            [Reply.Say(input.Here, line), Reply.Say(Destination.BelowCard(TicketCard.SlotOf(id)), line)],
            Changes.None.Update(SlaAlert.Alerts, alert, taken));
    }
}
