using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>
/// Saves a previewed article, marks one as checked, retires one or brings it back. Somebody who worked on an older revision is
/// told, and keeps what was typed.
/// </summary>
public sealed class SaveArticle(ArticleDesk desk) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk || input.Press is not { } press) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        return press.Verb == ArticleVerbs.Save
            ? await DraftAsync(conversation, input, press["draft"], say, ct)
            : await StepAsync(conversation, input, press, say, ct);
    }

    private async Task<TurnResult> DraftAsync(Conversation conversation, UserInput input, string draftId, Texts say, CancellationToken ct)
    {
        var stored = draftId.StartsWith("AD-", StringComparison.Ordinal) ? await desk.Store.FindAsync(ArticleDraft.Drafts, draftId, ct) : null;
        if (stored is not { Value: var draft }) return TurnResult.Say(conversation, input, say["Article_SavedAlready"]);
        if (draft.ArticleId.Length == 0)
        {
            var (added, insert) = await desk.Archive.AddAsync(draft.Text, input.Person.Name, input.Now, ct);
            return Done(conversation, input, added, insert.Delete(ArticleDraft.Drafts, stored), say);
        }

        var current = await desk.Archive.FindAsync(draft.ArticleId, ct);
        if (current is null) return TurnResult.Say(conversation, input, say.Format("Article_Gone", draft.ArticleId));
        if (current.Value.Revision != draft.BaseRevision) return Stale(conversation, input, current.Value, draft.Text, say);
        var (article, changes) = await desk.Archive.ReviseAsync(current, draft.Text, retired: false, input.Person.Name, input.Now, ct);
        return Done(conversation, input, article, changes.Delete(ArticleDraft.Drafts, stored), say);
    }

    private async Task<TurnResult> StepAsync(Conversation conversation, UserInput input, Press press, Texts say, CancellationToken ct)
    {
        if (await desk.Archive.FindAsync(press["article"], ct) is not { Value: var old } current)
            return TurnResult.Say(conversation, input, say.Format("Article_Gone", press["article"]));
        if (old.Revision != ArticleCard.RevisionOf(press)) return Stale(conversation, input, old, null, say);
        var text = press.Verb == ArticleVerbs.Checked ? ArticleForm.WithReviewed(old.Text, input.Now.InZone(input.Zone).Date) : old.Text;
        var retired = press.Verb == ArticleVerbs.Retire || (old.Retired && press.Verb != ArticleVerbs.Restore);
        if (text == old.Text && retired == old.Retired) return TurnResult.Say(conversation, input, say["Article_SavedAlready"]);
        var (article, changes) = await desk.Archive.ReviseAsync(current, text, retired, input.Person.Name, input.Now, ct);
        return Done(conversation, input, article, changes, say);
    }

    /// <summary>The article changed since the form was opened: both texts are there, nothing is lost.</summary>
    private static TurnResult Stale(Conversation conversation, UserInput input, StoredArticle now, string? typed, Texts say)
    {
        var card = new Card
        {
            Title = say.Format("Article_StaleTitle", now.Id, now.ChangedBy, say.When(now.ChangedAt)),
            Accent = Accent.Warning,
            Blocks = [new Block.Line(say[typed is null ? "Article_StaleText" : "Article_StaleKept"])],
            Buttons =
            [
                new Button(say["Article_ShowCurrent"], ArticleVerbs.Show, ("article", now.Id)),
                .. typed is not null && MarkdownArticles.Read("", typed).Articles is [var mine]
                    ? new[] { ArticleFormFields.Button(say["Article_EditAgain"], now.Id, now.Revision, ArticleForm.Of(mine, typed), say) }
                    : [],
            ],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static TurnResult Done(Conversation conversation, UserInput input, StoredArticle stored, Changes changes, Texts say)
    {
        var key = stored.Retired ? "Article_RetiredSay" : stored.Revision == 1 ? "Article_AddedSay" : "Article_SavedSay";
        var replies = new List<Reply> { Reply.Say(input.Here, say.Format(key, stored.Id, stored.Revision)) };
        if (ArticleDesk.Read(stored) is { } article) replies.Insert(0, Reply.Show(input.Here, ArticleCard.For(stored, article, [], say)));
        return new TurnResult(conversation, replies, changes);
    }
}
