using System.Text.RegularExpressions;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>"article KB-0009": the article as its editors see it. "article history KB-0009": who changed it when, and what it said.</summary>
public sealed partial class ShowArticle(ArticleDesk desk, ArticleVotes votes, ArticlePhrasings phrasings) : IFlow
{
    private const int MostVersions = 10;
    private const int MostStepsOfAVersion = 8;
    private const int MostPhrasings = 20;
    private const int MostButtons = 6;
    private const int LongestChoice = 80;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var id = input.Press is { } press ? press["article"] : Number().Match(input.Text).Value;
        if (id.Length == 0) return TurnResult.Say(conversation, input, say["Article_HowToShow"]);
        if (await desk.Archive.FindAsync(id, ct) is not { } found || ArticleDesk.Read(found.Value) is not { } article)
            return TurnResult.Say(conversation, input, say.Format("Article_Gone", id));
        var card = IsHistory(input)
            ? await HistoryAsync(found.Value, article, say, ct)
            : await CardAsync(found.Value, article, input, say, ct);
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private async Task<Card> CardAsync(StoredArticle stored, Article article, UserInput input, Texts say, CancellationToken ct)
    {
        var kept = await phrasings.OfArticleAsync(article.Id, ct);
        var words = kept.Take(MostPhrasings).Select(p => new Fact(say.Format("Article_Phrasing", p.Value.ClientId), p.Value.Text));
        var card = ArticleCard.For(stored, article, [.. Usage(await votes.OfAsync(stored.Id, input.Now, ct), say), .. words], say);
        return kept.Count == 0 || card.Buttons.Count >= MostButtons ? card : card with { Buttons = card.Buttons.Add(Forget(kept, say)) };
    }

    private static Button Forget(IReadOnlyList<Stored<ArticlePhrasing>> kept, Texts say) => new(say["Article_Forget"], ArticleVerbs.Forget)
    {
        Inputs =
        [
            new Input.Choice("phrasing", say["Article_ForgetWhich"], Required: true,
                [.. kept.Take(MostPhrasings).Select(p => new Option(p.Id, TextCut.To($"{p.Value.ClientId}: {p.Value.Text}", LongestChoice)))]),
        ],
    };

    private static IEnumerable<Fact> Usage(IReadOnlyList<ArticleUse> uses, Texts say) => uses.Count == 0
        ? [new Fact(say["Article_Use"], say["Article_UseNone"])]
        : uses.Select(u => new Fact(
            $"{say["Article_Use"]}: {say.ServiceName(u.ServiceId)}", say.Format("Article_UseCounts", u.Helped, u.DidNotHelp, say.Number((decimal)u.Prior * 100m, 1))));

    private static bool IsHistory(UserInput input) => input.Press is { } press
        ? press.Verb == ArticleVerbs.History
        : Technician.DeskCommand.Read(input.Text, input.Culture)?.Verb == Technician.DeskVerb.ArticleHistory;

    private async Task<Card> HistoryAsync(StoredArticle stored, Article article, Texts say, CancellationToken ct)
    {
        var versions = await desk.Archive.HistoryAsync(stored.Id, MostVersions, ct);
        var blocks = versions.Prepend(ArticleVersion.Of(stored)).SelectMany(v => LinesOf(v, say));
        return new Card { Title = say.Format("Article_HistoryTitle", stored.Id, article.Title), Blocks = [.. blocks] };
    }

    private static IEnumerable<Block> LinesOf(ArticleVersion version, Texts say)
    {
        var line = say.Format("Article_RevisionBy", version.Revision, version.ChangedBy, say.When(version.ChangedAt));
        yield return new Block.Line(version.Retired ? $"{line} ({say["Article_RetiredMark"]})" : line, Tone.Strong);
        if (MarkdownArticles.Read("", version.Text).Articles is not [var then]) yield break;
        yield return new Block.Line(then.Title);
        yield return new Block.Steps([.. then.Steps.Take(MostStepsOfAVersion)]);
    }

    [GeneratedRegex(@"\b[A-Za-z]{1,10}-\d{1,8}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
