using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>"That's not my problem": the next best articles to choose from, or other words.</summary>
public sealed class OfferAnother(Offers offers, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await tickets.FindReportAsync(input.Press?["report"] ?? "", ct);
        if (ReportGuard.Refusal(stored, conversation, input) is { } refused) return refused;
        var report = stored!.Value; // the guard refuses a missing report
        return input.Press?.Verb == Verbs.ReportChoose
            ? await ChosenAsync(conversation, input, stored, input.Press["article"], ct)
            : await ChoicesAsync(conversation, input, report, say, ct);
    }

    private async Task<TurnResult> ChosenAsync(
        Conversation conversation, UserInput input, Stored<ProblemReport> stored, string articleId, CancellationToken ct)
    {
        var offer = await offers.WithArticleAsync(stored.Value, articleId, input, ct);
        var card = OfferCard.For(offer, Texts.For(input), offers.SeesMoney(input.Person));
        var changes = Changes.None.Update(TicketDocuments.Reports, stored, offer.Report);
        return new TurnResult(conversation, [Reply.Show(input.Here, card, OfferCard.SlotOf(offer.Report.Id))], changes);
    }

    private async Task<TurnResult> ChoicesAsync(
        Conversation conversation, UserInput input, ProblemReport report, Texts say, CancellationToken ct)
    {
        const int most = 3;
        var others = await offers.OtherArticlesAsync(report, most, input.Person, ct);
        var buttons = others
            .Select(a => new Button(a.Title, Verbs.ReportChoose, ("report", report.Id), ("article", a.Id)))
            .Append(new Button(say["Report_Human"], Verbs.ReportHuman, ("report", report.Id)));
        var card = new Card { Title = say["Report_Dismissed"], Buttons = [.. buttons] };
        return new TurnResult(conversation, [Reply.Show(input.Here, card, OfferCard.SlotOf(report.Id))],
            await VoteOnArticle.AsChangesAsync(tickets, report, input, helped: false, ct));
    }
}
