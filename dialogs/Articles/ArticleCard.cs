using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>Articles as their editors see them.</summary>
public static class ArticleCard
{
    private const int MostTickets = 5;

    /// <summary>The message that shows an article of the desk, kept up to date.</summary>
    public static string SlotOf(string articleId) => "article:" + StoredArticle.KeyOf(articleId);

    public static Card For(StoredArticle stored, Article article, IEnumerable<Fact> usage, Texts say) => new()
    {
        Title = say.Format("Article_Named", stored.Id, article.Title),
        Accent = stored.Retired ? Accent.Warning : Accent.Plain,
        Blocks =
        [
            .. stored.Retired ? [new Block.Line(say["Article_IsRetired"], Tone.Strong)] : ImmutableList<Block>.Empty,
            new Block.Facts([.. Facts(article, say), .. usage, new Fact(say["Article_Revision"], Revision(stored, say))]),
            new Block.Steps(article.Steps),
        ],
        Buttons = [.. ButtonsFor(stored, article, say)],
    };

    /// <summary>What was written, before it is saved.</summary>
    /// <param name="changed">Names of the fields that differ from the article in force; empty for a new article.</param>
    public static Card Preview(ArticleDraft draft, Article article, IReadOnlyList<string> changed, IReadOnlyList<Ticket> answered, Texts say)
    {
        var title = draft.ArticleId.Length == 0 ? say.Format("Article_PreviewNew", article.Title) : say.Format("Article_Preview", draft.ArticleId, article.Title);
        var lines = ImmutableList.CreateBuilder<Block>();
        if (draft.ArticleId.Length > 0)
            lines.Add(new Block.Line(changed.Count == 0 ? say["Article_NothingChanged"] : say.Format("Article_Changed", string.Join(", ", changed)), Tone.Strong));
        lines.Add(new Block.Facts([.. Facts(article, say), new Fact(say["Article_Symptoms"], string.Join("; ", article.Symptoms))]));
        lines.Add(new Block.Steps(article.Steps));
        lines.Add(Answered(answered, say));
        return new Card
        {
            Title = title,
            Blocks = lines.ToImmutable(),
            Buttons =
            [
                new Button(say["Article_Save"], ArticleVerbs.Save, ("draft", draft.Id)),
                ArticleFormFields.Button(say["Article_EditAgain"], draft.ArticleId, draft.BaseRevision, ArticleForm.Of(article, draft.Text), say),
            ],
        };
    }

    public static Block Answered(IReadOnlyList<Ticket> tickets, Texts say) => new Block.Line(tickets.Count == 0
        ? say["Article_AnswersNone"]
        : say.Format("Article_Answers", tickets.Count, string.Join("; ", tickets.Take(MostTickets).Select(t => $"{t.Id} {t.Title}"))));

    public static int RevisionOf(Press press) =>
        int.TryParse(press["rev"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    private static IEnumerable<Fact> Facts(Article article, Texts say)
    {
        yield return new Fact(say["Article_Services"], string.Join(", ", article.Services.Select(say.ServiceName)));
        yield return new Fact(say["Article_Audience"], say[article.Audience == Article.ForTechnicians ? "Article_ForTechnicians" : "Article_ForEveryone"]);
        if (!article.Clients.IsEmpty) yield return new Fact(say["Article_Clients"], string.Join(", ", article.Clients));
        yield return new Fact(say["Article_Reviewed"], article.Reviewed is { } day ? say.Day(day) : say["Article_Never"]);
    }

    private static string Revision(StoredArticle stored, Texts say) =>
        say.Format("Article_RevisionBy", stored.Revision, stored.ChangedBy, say.When(stored.ChangedAt));

    private static IEnumerable<Button> ButtonsFor(StoredArticle stored, Article article, Texts say)
    {
        (string, string)[] data = [("article", stored.Id), ("rev", stored.Revision.ToString(CultureInfo.InvariantCulture))];
        if (stored.Retired)
        {
            yield return new Button(say["Article_Restore"], ArticleVerbs.Restore, data);
        }
        else
        {
            var form = ArticleForm.Of(article, stored.Text);
            if (form.Body.Length <= ArticleFormFields.LongestBody) yield return ArticleFormFields.Button(say["Article_Edit"], stored.Id, stored.Revision, form, say);
            yield return new Button(say["Article_Checked"], ArticleVerbs.Checked, data);
            yield return new Button(say["Article_Retire"], ArticleVerbs.Retire, data);
        }

        yield return new Button(say["Article_History"], ArticleVerbs.History, ("article", stored.Id));
    }
}
