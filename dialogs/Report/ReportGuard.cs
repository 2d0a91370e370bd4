using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>What stands in the way of a press on a report's card.</summary>
public static class ReportGuard
{
    /// <summary>
    /// The answer to a press that cannot be carried out: the report is unknown, somebody else's, or settled. A press that
    /// comes twice gets the settled card again and changes nothing. Null when the report is still on offer.
    /// </summary>
    public static TurnResult? Refusal(Stored<ProblemReport>? stored, Conversation conversation, UserInput input)
    {
        var say = Texts.For(input);
        if (stored is null) return TurnResult.Say(conversation, input, say["Report_Gone"]);
        var report = stored.Value;
        if (report.PersonId != input.Person.Id) return TurnResult.Say(conversation, input, say["Report_NotYours"]);
        if (report.State == ReportState.Offered) return null;
        return TurnResult.Show(conversation, Reply.Show(input.Here, OfferCard.Closed(report, say), OfferCard.SlotOf(report.Id)));
    }
}
