using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>"new article", and the filled-in form of a new or changed one: what it says now, what it would answer, and nothing saved yet.</summary>
public sealed class WriteArticle(ArticleDesk desk) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        if (input.Press is not { Verb: ArticleVerbs.Preview } press)
            return TurnResult.Show(conversation, Reply.Show(input.Here, FormCard(ArticleFormFields.Empty, say)));
        return await FilledAsync(conversation, input, press, say, ct);
    }

    private async Task<TurnResult> FilledAsync(Conversation conversation, UserInput input, Press press, Texts say, CancellationToken ct)
    {
        var id = press["article"];
        var current = id.Length == 0 ? null : await desk.Archive.FindAsync(id, ct);
        if (id.Length > 0 && current is null) return TurnResult.Say(conversation, input, say.Format("Article_Gone", id));
        var form = ArticleFormFields.Read(press, current?.Value.Id ?? "", input.Now.InZone(input.Zone).Date);
        var reading = MarkdownArticles.Read(say["Article_FormName"], form.ToMarkdown());
        var wrong = reading.Errors.Select(e => Sentence(e, say)).Distinct(StringComparer.Ordinal).Concat(Unknown(form, say)).ToList();
        if (wrong.Count > 0 || reading.Articles is not [var article])
            return TurnResult.Show(conversation, Reply.Show(input.Here, Wrong(wrong, id, ArticleCard.RevisionOf(press), form, say)));
        var draft = new ArticleDraft(
            ArticleDraft.IdOf(input), current?.Value.Id ?? "", ArticleCard.RevisionOf(press), form.ToMarkdown(), input.Person.Id, input.Now);
        var changed = current is null ? [] : ChangedFields(ArticleDesk.Read(current.Value), article, current.Value.Text, draft.Text, say);
        var card = ArticleCard.Preview(draft, article, changed, await desk.WouldAnswerAsync(article, ct), say);
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None.Insert(ArticleDraft.Drafts, draft.Id, draft));
    }

    /// <summary>A card whose button opens the form of a new article.</summary>
    public static Card FormCard(ArticleForm form, Texts say) => new()
    {
        Title = say["Article_NewTitle"],
        Blocks = [new Block.Line(say["Article_NewText"])],
        Buttons = [ArticleFormFields.Button(say["Article_Write"], "", 0, form, say)],
    };

    /// <summary>What is wrong, with the field as the form names it.</summary>
    private static string Sentence(ArticleError error, Texts say) => error.Fault switch
    {
        ArticleFault.Unreadable or ArticleFault.NoSteps or ArticleFault.NoNumberedSteps => say["Article_Fault_" + error.Fault],
        var fault => say.Format("Article_Fault_" + fault, say["Article_" + char.ToUpperInvariant(error.Field[0]) + error.Field[1..]]),
    };

    /// <summary>Services that nothing knows would never be found; a typing error is the likely reason.</summary>
    private static IEnumerable<string> Unknown(ArticleForm form, Texts say) =>
        form.Services.Where(s => !Knowledge.Triage.TriageServices.All.Any(k => k.Id == s)).Select(s => say.Format(
            "Article_UnknownService", s, string.Join(", ", Knowledge.Triage.TriageServices.All.Select(k => k.Id))));

    private static Card Wrong(List<string> wrong, string id, int revision, ArticleForm form, Texts say) => new()
    {
        Title = say["Article_WrongTitle"],
        Accent = Accent.Warning,
        Blocks = [.. wrong.Select(w => new Block.Line(w))],
        Buttons = [ArticleFormFields.Button(say["Article_EditAgain"], id, revision, form, say)],
    };

    private static List<string> ChangedFields(Article? before, Article after, string textBefore, string textAfter, Texts say)
    {
        if (before is null) return [];
        (bool Differs, string Name)[] fields =
        [
            (before.Title != after.Title, "Article_Title"),
            (!before.Services.SequenceEqual(after.Services), "Article_Services"),
            (!before.Symptoms.SequenceEqual(after.Symptoms), "Article_Symptoms"),
            (before.Audience != after.Audience, "Article_Audience"),
            (before.Minutes != after.Minutes, "Article_Minutes"),
            (!before.Clients.SequenceEqual(after.Clients), "Article_Clients"),
            (ArticleForm.BodyOf(textBefore) != ArticleForm.BodyOf(textAfter), "Article_Body"),
        ];
        return [.. fields.Where(f => f.Differs).Select(f => say[f.Name])];
    }
}
