using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Report;

/// <summary>What pressing "It works now" or going on to a ticket says about the article that was offered.</summary>
internal static class VoteOnArticle
{
    /// <summary>One vote for each report and person; a change of mind replaces it, words that came with a thumb stay.</summary>
    public static async Task<Changes> AsChangesAsync(
        TicketQueries tickets, ProblemReport report, UserInput input, bool helped, CancellationToken ct)
    {
        if (report.ArticleId is not { } article) return Changes.None;
        var id = SolutionFeedback.IdOf(report.Id, input.Person.Id);
        var given = await tickets.FindFeedbackAsync(id, ct);
        if (given?.Value.Liked == helped) return Changes.None;
        return Changes.None.Save(SolutionFeedback.Feedback, id, given, new SolutionFeedback
        {
            Id = id,
            ReportId = report.Id,
            ArticleId = article,
            ServiceId = report.ServiceId,
            ClientId = report.ClientId,
            PersonId = input.Person.Id,
            Liked = helped,
            Words = given?.Value.Words ?? "",
            GivenAt = input.Now,
        });
    }
}
