using SupportBot.Dialogs.Technician;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Dialogs.Articles;

/// <summary>The use cases of writing articles, built once.</summary>
public sealed class ArticleFlows(ArticleDesk desk, ArticleVotes votes, ArticlePhrasings phrasings, ILanguageModel model)
{
    private readonly ShowArticle _show = new(desk, votes, phrasings);
    private readonly ForgetPhrasing _forget = new(phrasings);
    private readonly DraftArticle _draft = new(desk, model);
    private readonly DraftGap _gap = new(desk, model);
    private readonly ReviewArticles _review = new(desk);
    private readonly WriteArticle _write = new(desk);
    private readonly SaveArticle _save = new(desk);

    /// <summary>The use case of a typed command; null for the commands of others.</summary>
    public IFlow? Typed(DeskVerb verb) => verb switch
    {
        DeskVerb.ArticleShow or DeskVerb.ArticleHistory => _show,
        DeskVerb.ArticleReviewed => _review,
        DeskVerb.ArticleNew => _write,
        DeskVerb.ArticleDraft => _draft,
        _ => null,
    };

    /// <summary>The use case of a button; null for the buttons of others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        ArticleVerbs.Show or ArticleVerbs.History => _show,
        ArticleVerbs.Forget => _forget,
        ArticleVerbs.Preview => _write,
        ArticleVerbs.Draft => _draft,
        ArticleVerbs.DraftGap => _gap,
        ArticleVerbs.Save or ArticleVerbs.Checked or ArticleVerbs.Retire or ArticleVerbs.Restore => _save,
        _ => null,
    };
}
