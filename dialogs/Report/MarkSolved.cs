using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>"It works now": the report is kept as solved, with the article that solved it, and the article keeps the words.</summary>
public sealed class MarkSolved(TicketQueries tickets, Offers offers) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var stored = await tickets.FindReportAsync(input.Press?["report"] ?? "", ct);
        if (ReportGuard.Refusal(stored, conversation, input) is { } refused) return refused;
        var report = stored!.Value; // the guard refuses a missing report
        var solved = report with { State = ReportState.Solved, ChangedAt = input.Now };
        var vote = await VoteOnArticle.AsChangesAsync(tickets, report, input, helped: true, ct);
        var kept = report.ArticleId is { } article
            ? await offers.KeepPhrasingAsync(report.Id, article, report.ClientId, report.Text, input, ct)
            : Changes.None;
        var next = conversation with { OpenReportId = null };
        IReadOnlyList<Reply> replies =
        [
            Reply.Show(input.Here, OfferCard.Closed(solved, Texts.For(input)), OfferCard.SlotOf(report.Id)),
            Reply.Say(input.Here, Texts.For(input)["Report_Solved"]),
        ];
        return new TurnResult(next, replies, Changes.None.Update(TicketDocuments.Reports, stored, solved).And(vote).And(kept));
    }
}
