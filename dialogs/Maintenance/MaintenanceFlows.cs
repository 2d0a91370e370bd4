using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>Every use case of maintenance, built once.</summary>
public sealed class MaintenanceFlows
{
    private readonly PlanMaintenance _plan;
    private readonly CancelMaintenance _cancel;
    private readonly KeepUpkeep _keep;

    public MaintenanceFlows(MaintenanceQueries queries, PeopleQueries people, BookShelf books)
    {
        _plan = new PlanMaintenance(new MaintenancePeople(people, books), books);
        _cancel = new CancelMaintenance(queries, _plan);
        _keep = new KeepUpkeep(queries, books);
    }

    /// <summary>The use case of a typed command; null for the commands of others.</summary>
    public IFlow? Typed(DeskVerb verb) => verb switch
    {
        DeskVerb.MaintenancePlan => _plan,
        DeskVerb.UpkeepKeep or DeskVerb.UpkeepDone => _keep,
        _ => null,
    };

    /// <summary>The use case of a button; null for the buttons of others.</summary>
    public IFlow? Pressed(Press press) => press.Verb == Verbs.MaintenanceCancel ? _cancel : null;
}
