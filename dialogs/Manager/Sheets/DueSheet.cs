using System.Collections.Immutable;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Maintenance;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>All that the maintenance plan says.</summary>
/// <param name="Items">What is due, the earliest first.</param>
/// <param name="Works">Planned work of the client that is not over.</param>
/// <param name="IsManaged">Whether the contract has maintenance in it.</param>
/// <param name="Alerts">What the monitoring saw, by what was done about it.</param>
public sealed record DueFigures(ImmutableArray<DueItem> Items, ImmutableArray<PlannedWork> Works, bool IsManaged, IReadOnlyDictionary<AlertFate, int> Alerts);

/// <summary>"what is due for maintenance?"</summary>
public static class DueSheet
{
    public static Sheet Of(Ask ask, DueFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var overdue = figures.Items.Count(i => i.State == DueState.Overdue);
        var soon = figures.Items.Count(i => i.State == DueState.Soon);
        var works = figures.Works.Where(w => !w.Cancelled).ToList();
        return new Sheet
        {
            Ask = ask,
            Title = say["Manager_TitleDue"],
            Headline = figures switch
            {
                { IsManaged: false } => say.Format("Manager_DueNotManaged", figures.Items.Length, overdue),
                { Items.IsEmpty: true } => say["Manager_DueNone"],
                _ => say.Format("Manager_DueHeadline", figures.Items.Length, overdue, soon),
            },
            Blocks =
            [
                .. figures.Items.IsEmpty ? [] : new Block[] { Table(figures.Items, book, say) },
                .. Monitoring(figures, say),
                .. works.Count == 0 ? [] : new Block[] { new Block.Line(say["Manager_PlannedWork"], Tone.Strong), Planned(works, book, say) },
            ],
            Rows = new Block.Table(
                ["kind", "what", "due", "state", "every_months", "owner", "last_done"],
                [.. figures.Items.Select(i => ImmutableList.Create(
                    i.Kind.ToString(), i.Key, Plain.Of(i.Due), i.State.ToString(), i.EveryMonths is { } m ? Plain.Of(m) : "", i.Owner ?? "",
                    i.LastDone is { } done ? Plain.Of(done) : ""))]),
            Next = [Topic.Recurring, Topic.Review],
        };
    }

    /// <summary>What the monitoring caught; for others what it would have caught.</summary>
    private static IEnumerable<Block> Monitoring(DueFigures figures, Texts say)
    {
        int Count(AlertFate fate) => figures.Alerts.GetValueOrDefault(fate);
        if (figures.IsManaged && figures.Alerts.Count > 0)
            yield return new Block.Line(say.Format("Manager_AlertsCaught", Count(AlertFate.Ticket), Count(AlertFate.Outage), Count(AlertFate.Suppressed)));
        if (!figures.IsManaged && Count(AlertFate.NotManaged) > 0)
            yield return new Block.Line(say.Format("Manager_AlertsMissed", Count(AlertFate.NotManaged)));
    }

    /// <summary>What is due, in words.</summary>
    public static string NameOf(DueItem item, ContractBook book, Texts say) => item.Kind == DueKind.Recurring
        ? say.Format("Manager_Due_Recurring", DowntimeSheets.NameOf(item.Key.Split('|')[1], book), say["Cause_" + item.Key.Split('|')[2]])
        : say.Format("Manager_Due_" + item.Kind, item.Key);

    private static Block.Table Table(ImmutableArray<DueItem> items, ContractBook book, Texts say) => new(
        [say["Manager_DueWhat"], say["Manager_DueWhen"], say["Manager_State"], say["Manager_DueEvery"], say["Manager_DueOwner"], say["Manager_DueLast"]],
        [.. items.Select(i => ImmutableList.Create(
            NameOf(i, book, say), say.Day(i.Due), say["Manager_DueState_" + i.State], i.EveryMonths is { } m ? say.Format("Manager_Months", m) : "–",
            i.Owner ?? "–", i.LastDone is { } done ? say.Day(done) : "–"))]);

    private static Block.Table Planned(List<PlannedWork> works, ContractBook book, Texts say) => new(
        [say["Manager_Service"], say["Manager_DueFrom"], say["Manager_DueUntil"], say["Manager_Title_Column"]],
        [.. works.OrderBy(w => w.Start).Select(w => ImmutableList.Create(
            DowntimeSheets.NameOf(w.ServiceId, book), say.When(w.Start), say.When(w.End), w.Words))]);
}
