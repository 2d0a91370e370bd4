using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Articles;
using SupportBot.Knowledge.Gaps;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>"knowledge gaps": groups of problems without an answer, what they cost, and an article to begin with.</summary>
public static class GapSheet
{
    private const int LongestTitle = 80;

    /// <summary>Gaps whose article can be begun from the card.</summary>
    private const int MostDrafts = 3;

    public static Sheet Of(Ask ask, ImmutableArray<KnowledgeGap> gaps, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var sheet = new Sheet { Ask = ask, Title = say.Format("Manager_TitleGaps", ask.Period.Name(reader.Culture)), Headline = say["Manager_GapsNone"] };
        if (gaps.IsEmpty) return sheet;
        return sheet with
        {
            Headline = say.Format(
                "Manager_GapsHeadline", gaps.Sum(g => g.Problems.Length), gaps.Length, say.Length(gaps.Sum(g => g.Minutes)), say.Money(gaps.Sum(g => g.Cost), book.Currency)),
            Blocks =
            [
                new Block.Table(
                    [say["Manager_GapProblem"], say["Manager_GapTimes"], say["Manager_Worked"], say["Manager_GapCost"]],
                    [.. gaps.Select(g => ImmutableList.Create(
                        $"{say.ServiceName(g.ServiceId)}: {TitleOf(g)}", say.Number(g.Problems.Length, 0), say.Length(g.Minutes), say.Money(g.Cost, book.Currency)))]),
                new Block.Line(say["Manager_GapsHow"], Tone.Subtle),
            ],
            Rows = RowsOf(gaps),
            Tickets = [.. gaps.SelectMany(g => g.Problems).Select(p => p.Id).Where(IsTicket)],
            Buttons =
            [
                .. gaps.Take(MostDrafts).Select(g => new Button(
                    say.Format("Manager_GapDraft", TextCut.To(TitleOf(g), 40)), ArticleVerbs.DraftGap,
                    ("gap", string.Join(',', g.Problems.Take(DraftGap.MostProblems).Select(p => p.Id))))),
            ],
        };
    }

    /// <summary>One line for each gap, for a spreadsheet.</summary>
    public static Block.Table RowsOf(ImmutableArray<KnowledgeGap> gaps) => new(
        ["service", "problem", "count", "no_article", "did_not_help", "solved_without", "clients", "minutes", "cost", "tickets"],
        [.. gaps.Select(g => ImmutableList.Create(
            g.ServiceId, TitleOf(g), Plain.Of(g.Problems.Length), Plain.Of(g.Count(GapReason.NoArticle)), Plain.Of(g.Count(GapReason.DidNotHelp)),
            Plain.Of(g.Count(GapReason.SolvedWithout)), Plain.Of(g.Clients), Plain.Of(g.Minutes), Plain.Of(g.Cost),
            string.Join(' ', g.Problems.Select(p => p.Id).Where(IsTicket))))]);

    private static string TitleOf(KnowledgeGap gap) => TextCut.To(gap.Typical.Text.Split('\n')[0].Trim(), LongestTitle);

    private static bool IsTicket(string id) => id.StartsWith("SD-", StringComparison.Ordinal);
}
