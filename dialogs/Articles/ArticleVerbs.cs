namespace SupportBot.Dialogs.Articles;

/// <summary>What the buttons of articles ask for.</summary>
public static class ArticleVerbs
{
    public const string Show = "article.show";
    public const string Draft = "article.draft";
    public const string Forget = "article.forget-phrasing";
    public const string DraftGap = "article.draft-gap";
    public const string History = "article.history";
    public const string Preview = "article.preview";
    public const string Save = "article.save";
    public const string Checked = "article.checked";
    public const string Retire = "article.retire";
    public const string Restore = "article.restore";
}
