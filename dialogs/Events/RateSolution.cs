using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Events;

/// <summary>A thumb on an offered solution, pressed below the message or put on it: kept, and not answered.</summary>
public sealed class RateSolution(TicketQueries tickets, IDocumentStore store) : IFlow
{
    /// <summary>Start of the slot of a report's card.</summary>
    private const string ReportSlot = "report:";

    /// <summary>Longest comment that is kept, in characters.</summary>
    private const int LongestWords = 1_000;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var nothing = new TurnResult(conversation, [], Changes.None);
        if (input.Press is not { } press || ReportOf(press, conversation) is not { } reportId) return nothing;
        if ((await tickets.FindReportAsync(reportId, ct))?.Value is not { } report || !MayRate(report, input)) return nothing;
        var id = SolutionFeedback.IdOf(report.Id, input.Person.Id);
        var given = await store.FindAsync(SolutionFeedback.Feedback, id, ct);
        var feedback = new SolutionFeedback
        {
            Id = id,
            ReportId = report.Id,
            ArticleId = report.ArticleId,
            ServiceId = report.ServiceId,
            ClientId = report.ClientId,
            PersonId = input.Person.Id,
            Liked = press["liked"] switch { "true" => true, "false" => false, _ => null },
            Words = Masking.Mask(TextCut.To(press["words"], LongestWords)),
            GivenAt = input.Now,
        };
        return nothing with { Changes = Changes.None.Save(SolutionFeedback.Feedback, id, given, feedback) };
    }

    /// <summary>The report that the message showed; without a message the one on the table.</summary>
    private static string? ReportOf(Press press, Conversation conversation) => press["slot"] switch
    {
        "" => press["message"].Length == 0 ? conversation.OpenReportId : null,
        var slot when slot.StartsWith(ReportSlot, StringComparison.Ordinal) => slot[ReportSlot.Length..],
        _ => null,
    };

    /// <summary>In a group everybody of the company sees the card.</summary>
    private static bool MayRate(ProblemReport report, UserInput input) =>
        report.PersonId == input.Person.Id || report.ClientId == input.Person.ClientId;
}
