using System.Text.RegularExpressions;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Dialogs.Articles;

/// <summary>
/// "draft article from SD-1001": the form of a new article, filled in from a solved ticket: by a model whose words were
/// checked, or from the ticket's own words. Nothing is saved before a person has read it.
/// </summary>
public sealed partial class DraftArticle(ArticleDesk desk, ILanguageModel model) : IFlow
{
    private readonly ArticleDrafts _drafts = new(model);

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var id = input.Press?["ticket"] ?? TicketNumber.In(input.Text) ?? input.ThreadTicketId ?? "";
        var ticket = (await desk.Tickets.FindAsync(id, ct))?.Value;
        if (ticket is null) return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        if (ticket.Resolution is not { Text: { Length: > 0 } resolution }) return TurnResult.Say(conversation, input, say.Format("Article_NotSolved", id));
        var drafted = await _drafts.WriteAsync(ArticleFormFields.Empty.Id, ticket.Description, resolution, ticket.ServiceId, ct);
        var form = drafted is null ? FromOwnWords(ticket, resolution) : FormOf(drafted);
        var card = WriteArticle.FormCard(form, say);
        return TurnResult.Show(conversation, Reply.Show(input.Here, card with
        {
            Title = say.Format("Article_DraftTitle", ticket.Id, form.Title),
            Blocks = [new Block.Line(say[drafted is null ? "Article_DraftText" : "Article_DraftByModel"]), .. card.Blocks, Preview(form)],
            Sources = drafted is null ? null : [new Source(ticket.Id, TextCut.To(resolution, 160))],
        }));
    }

    private static Block.Line Preview(ArticleForm form) => new Block.Line(form.Body);

    /// <summary>The form of what a model drafted.</summary>
    internal static ArticleForm FormOf(Article drafted) =>
        ArticleForm.Of(drafted, "") with { Body = BodyOf(drafted.Steps) };

    /// <summary>Each sentence of the solution is a step; the reporter's words are the first symptom.</summary>
    private static ArticleForm FromOwnWords(Ticket ticket, string resolution)
    {
        return ArticleFormFields.Empty with
        {
            Title = TextCut.To(ticket.Title, 80),
            Services = [ticket.ServiceId],
            Symptoms = [TextCut.To(ticket.Description.ReplaceLineEndings(" "), 200)],
            Body = BodyOf(StepsOf(resolution)),
        };
    }

    /// <summary>The sentences of a solution.</summary>
    internal static IEnumerable<string> StepsOf(string resolution) =>
        Sentence().Split(resolution.ReplaceLineEndings(". ")).Select(s => s.Trim()).Where(s => s.Length > 1);

    internal static string BodyOf(IEnumerable<string> steps) =>
        "## Steps\n\n" + string.Join('\n', steps.Select((s, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {s}")));

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
