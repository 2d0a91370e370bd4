using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Notices;

/// <summary>Who hears of a step on a ticket, and how much it matters to each.</summary>
public static class TicketAudience
{
    /// <summary>For the reporter; null when the reporter is not told of it. Words of a person and questions are never held back.</summary>
    public static NoticeWeight? ForReporter(TicketStep step) => step switch
    {
        TicketStep.AskUser or TicketStep.Tell or TicketStep.Edit or TicketStep.Resolve or TicketStep.Remind => NoticeWeight.MustAct,
        TicketStep.Confirm or TicketStep.CloseUnconfirmed or TicketStep.MergeInto or TicketStep.Withdraw or TicketStep.Reopen
            or TicketStep.Approve or TicketStep.Authorise or TicketStep.Decline or TicketStep.JoinOutage => NoticeWeight.Important,
        TicketStep.Note or TicketStep.SetService => null,
        _ => NoticeWeight.News,
    };

    /// <summary>For the technician who owns the ticket, or did until this step; null when the owner is not told of it.</summary>
    public static NoticeWeight? ForOwner(TicketStep step) => step switch
    {
        TicketStep.HandOver or TicketStep.Answer or TicketStep.Reopen => NoticeWeight.MustAct,
        TicketStep.Release or TicketStep.SetPriority or TicketStep.MergeInto or TicketStep.Withdraw or TicketStep.Resolve
            or TicketStep.Approve or TicketStep.Authorise or TicketStep.Decline => NoticeWeight.Important,
        TicketStep.Comment or TicketStep.Confirm or TicketStep.Rate => NoticeWeight.News,
        _ => null,
    };

    /// <summary>What a step is about: of two such notices that wait, only the later one is still true.</summary>
    public static string SubjectOf(TicketStep step, int revision) => step switch
    {
        TicketStep.Claim or TicketStep.Release or TicketStep.HandOver => "owner",
        TicketStep.SetPriority => "priority",
        TicketStep.Comment => "words-" + revision.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "state",
    };
}
