using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Answers;

namespace SupportBot.Dialogs.Report;

/// <summary>The answer to a reported problem: what it is, what it costs, what to try, and what to press.</summary>
public static class OfferCard
{
    /// <summary>The message that the card replaces.</summary>
    public static string SlotOf(string reportId) => "report:" + reportId;

    public static Card For(Offer offer, Texts say, bool seesMoney)
    {
        var blocks = ImmutableList.CreateBuilder<Block>();
        if (offer.Report.AffectedName is { } other) blocks.Add(new Block.Line(say.Format("Report_ForOther", other), Tone.Strong));
        foreach (var line in CoverageLines.For(offer.Decision, offer.Contract, offer.Currency, say, seesMoney)) blocks.Add(new Block.Line(line));
        if (offer.Report.Priority == Priority.P1) blocks.Add(new Block.Line(say["Report_P1Meaning"], Tone.Strong));
        if (offer.Answer is { } answer)
        {
            blocks.Add(new Block.Line(say.Format("Report_InShort", string.Join(' ', answer.Sentences.Select(s => Cited(s, answer))))));
            var titles = answer.Sentences.SelectMany(s => s.Citations).Select(c => c.Title).Distinct(StringComparer.Ordinal);
            blocks.Add(new Block.Line(say.Format("Report_Sources", string.Join(", ", titles))));
        }

        if (offer.Article is { } article)
        {
            blocks.Add(new Block.Line(say.Format("Report_TryFirst", article.Minutes, article.Title), Tone.Strong));
            blocks.Add(new Block.Steps([.. article.Steps]));
        }
        else
        {
            blocks.Add(new Block.Line(say["Report_NoArticle"]));
        }

        return new Card
        {
            Title = offer.Headline(say),
            Blocks = blocks.ToImmutable(),
            Buttons = ButtonsFor(offer, say, seesMoney),
            Sources = SourcesOf(offer.Answer),
        };
    }

    /// <summary>A sentence with the numbers of its sources, as Teams shows them.</summary>
    private static string Cited(AnswerSentence sentence, GroundedAnswer answer)
    {
        var ids = answer.ArticleIds.ToList();
        return $"{sentence.Text} {string.Concat(sentence.Citations.Select(c => $"[{ids.IndexOf(c.ArticleId) + 1}]").Distinct(StringComparer.Ordinal))}";
    }

    /// <summary>What a model wrote is marked as such, with the articles that it is taken from.</summary>
    private static ImmutableList<Source>? SourcesOf(GroundedAnswer? answer)
    {
        const int longest = 160;
        if (answer is null) return null;
        return
        [
            .. answer.ArticleIds.Select(id =>
            {
                var first = answer.Sentences.First(s => s.Citations.Any(c => c.ArticleId == id));
                return new Source(first.Citations.First(c => c.ArticleId == id).Title, TextCut.To(first.Text, longest));
            }),
        ];
    }

    /// <summary>The card of a report that is settled: what became of it, nothing to press.</summary>
    public static Card Closed(ProblemReport report, Texts say) => new()
    {
        Title = $"{report.ServiceName} · {report.Priority}",
        Accent = report.State == ReportState.Solved ? Accent.Good : Accent.Plain,
        Blocks =
        [
            new Block.Line(report.State switch
            {
                ReportState.Solved => say.Format("Report_SolvedBy", report.ArticleTitle ?? report.ServiceName),
                ReportState.Opened => say.Format("Report_BecameTicket", report.TicketId),
                ReportState.Dismissed => say["Report_DismissedCard"],
                _ => say["Report_Closed"],
            }),
        ],
    };

    private static ImmutableList<Button> ButtonsFor(Offer offer, Texts say, bool seesMoney)
    {
        var data = ("report", offer.Report.Id);
        var buttons = ImmutableList.CreateBuilder<Button>();
        if (offer.Article is not null) buttons.Add(new Button(say["Report_ItWorks"], Verbs.ReportSolved, data));
        buttons.AddRange(OpenButtons(offer, say, seesMoney));
        if (offer.Article is not null && buttons.Count < 3) buttons.Add(new Button(say["Report_NotMine"], Verbs.ReportNotMine, data));
        buttons.Add(new Button(say["Report_Human"], Verbs.ReportHuman, data));
        return buttons.ToImmutable();
    }

    /// <summary>One or two ways to have a technician work on it, with the price on the button where the reader may see it.</summary>
    private static IEnumerable<Button> OpenButtons(Offer offer, Texts say, bool seesMoney)
    {
        var promise = offer.Report.Promise;
        var data = ("report", offer.Report.Id);
        if (promise.High is not > 0m || !seesMoney)
        {
            yield return new Button(say["Report_OpenTicket"], Verbs.ReportOpenTicket, data);
            yield break;
        }

        var price = say.Money(promise.Authorised is > 0m and var agreed ? Math.Min(agreed, promise.High.Value) : promise.High.Value, promise.Currency);
        if (offer.Decision.Alternative is { } later)
            yield return new Button(say.Format("Report_WaitUntil", say.When(later.Start)), Verbs.ReportWait, data);
        if (offer.NeedsApproval)
        {
            yield return new Button(say["Report_AskApproval"], Verbs.ReportAskApproval, data);
            yield break;
        }

        if (offer.Decision.Alternative is not null)
        {
            yield return new Button(say.Format("Report_StartNow", price), Verbs.ReportOpenTicket, data);
            yield break;
        }

        yield return new Button(say.Format("Report_OpenTicketUpTo", price), Verbs.ReportOpenTicket, data);
        yield return new Button(say["Report_AskApproval"], Verbs.ReportAskApproval, data);
    }
}
