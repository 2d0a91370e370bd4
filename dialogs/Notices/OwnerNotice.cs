using SupportBot.Desk.Notices;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Notices;

/// <summary>What the technician who owns a ticket hears when somebody else does something with it.</summary>
public static class OwnerNotice
{
    /// <param name="before">The ticket before the step: it may have had another owner.</param>
    /// <returns>Null when there is no owner, or nothing to tell.</returns>
    public static Reply? Of(Ticket before, Ticket after, TicketStep step)
    {
        var line = after.History[^1];
        if ((after.AssigneeId ?? before.AssigneeId) is not { } owner || owner == line.By) return null;
        if (TicketAudience.ForOwner(step) is not { } weight) return null;
        var mark = new NoticeMark(after.Id, weight, TicketAudience.SubjectOf(step, after.Revision), say => say.Format(
            KeyOf(step), line.ByName, after.Id, line.Text ?? "–", after.Priority, after.MergedInto, after.Rating));
        return new Reply(Destination.Of(owner), null, null, null) { Notice = mark };
    }

    private static string KeyOf(TicketStep step) => step switch
    {
        TicketStep.Approve or TicketStep.Authorise => "Notice_Own_Approve",
        _ => "Notice_Own_" + step,
    };
}
