using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>Planned work is called off before it begins: everybody who was told is told.</summary>
public sealed class CancelMaintenance(MaintenanceQueries queries, PlanMaintenance plan) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var stored = await queries.FindAsync(input.Press?["work"] ?? "", ct);
        if (stored is null || PlannedWorkRules.Cancel(stored.Value, input.Now) is not { } cancelled)
            return TurnResult.Say(conversation, input, say["Upkeep_CannotCancel"]);
        return new TurnResult(
            conversation, await plan.AnnouncedAsync(cancelled, ct), Changes.None.Update(PlannedWork.Documents, stored, cancelled));
    }
}
