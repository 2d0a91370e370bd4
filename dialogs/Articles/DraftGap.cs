using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Dialogs.Articles;

/// <summary>
/// "Draft an article" from a knowledge gap: the form of a new article with people's own words as symptoms, and the steps of
/// the ticket among them that was solved last. What follows is the ordinary preview and saving.
/// </summary>
public sealed class DraftGap(ArticleDesk desk, ILanguageModel model) : IFlow
{
    /// <summary>Problems of a gap that a draft is made of.</summary>
    public const int MostProblems = 8;

    private const int LongestSymptom = 200;

    private readonly ArticleDrafts _drafts = new(model);

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var ids = (input.Press?["gap"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostProblems);
        var (tickets, problems) = await ProblemsAsync(ids, ct);
        if (problems.IsEmpty) return TurnResult.Say(conversation, input, say["Article_GapGone"]);
        var solved = tickets.Where(t => t.Resolution is { Text.Length: > 0 }).MaxBy(t => t.ResolvedAt);
        var drafted = await DraftedAsync(problems, solved, ct);
        var form = drafted is null ? OwnWords(problems, solved) : DraftArticle.FormOf(drafted);
        var from = string.Join(", ", tickets.Select(t => t.Id));
        var card = WriteArticle.FormCard(form, say);
        return TurnResult.Show(conversation, Reply.Show(input.Here, card with
        {
            Title = say.Format("Article_GapTitle", problems.Count, form.Title),
            Blocks =
            [
                new Block.Line(say[drafted is null ? "Article_DraftText" : "Article_DraftByModel"]),
                .. from.Length > 0 ? [new Block.Line(say.Format("Article_GapFrom", from), Tone.Subtle)] : ImmutableList<Block>.Empty,
                .. card.Blocks,
                new Block.Line(form.Body),
            ],
            Sources = drafted is null ? null : SourcesOf(solved),
        }));
    }

    private Task<Article?> DraftedAsync(ImmutableList<Problem> problems, Ticket? solved, CancellationToken ct) => solved?.Resolution is { } how
        ? _drafts.WriteAsync(ArticleFormFields.Empty.Id, string.Join('\n', problems.Select(p => p.Text)), how.Text, solved.ServiceId, ct)
        : Task.FromResult<Article?>(null);

    private static ImmutableList<Source> SourcesOf(Ticket? solved) =>
        solved is null ? [] : [new Source(solved.Id, TextCut.To(solved.Resolution?.Text ?? "", 160))];

    private async Task<(List<Ticket> Tickets, ImmutableList<Problem> Problems)> ProblemsAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var tickets = new List<Ticket>();
        var problems = ImmutableList.CreateBuilder<Problem>();
        foreach (var id in ids)
        {
            if ((await desk.Tickets.FindAsync(id, ct))?.Value is { } ticket)
            {
                tickets.Add(ticket);
                problems.Add(new Problem(ticket.Description, ticket.ServiceId));
            }
            else if ((await desk.Tickets.FindReportAsync(id, ct))?.Value is { } report)
            {
                problems.Add(new Problem(report.Text, report.ServiceId));
            }
        }

        return (tickets, problems.ToImmutable());
    }

    private static ArticleForm OwnWords(ImmutableList<Problem> problems, Ticket? solved) => ArticleFormFields.Empty with
    {
        Title = TextCut.To(problems[0].Text.Split('\n')[0].Trim(), 80),
        Services = [problems[0].ServiceId],
        Symptoms = [.. problems.Select(p => TextCut.To(Outgoing.Mask(p.Text).ReplaceLineEndings(" "), LongestSymptom)).Distinct(StringComparer.OrdinalIgnoreCase)],
        Body = solved?.Resolution is { } how ? DraftArticle.BodyOf(DraftArticle.StepsOf(how.Text)) : ArticleFormFields.Empty.Body,
    };

    private sealed record Problem(string Text, string ServiceId);
}
