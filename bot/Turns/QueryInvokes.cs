using SupportBot.Bot.Cards;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Search;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>Answers invokes that only ask: searches, dialogs to open, fresh cards, tabs. Nothing is stored, so they may come twice.</summary>
public sealed class QueryInvokes(InputReader reader, FlowRouter router, DeskSearch search)
{
    /// <summary>Command of the search for tickets, as the manifest names it; every other search is for articles.</summary>
    private const string SearchTickets = "searchTickets";

    /// <summary>Results on one page, whatever the client asks for.</summary>
    private const int MostResults = 25;

    /// <summary>Results that can be leafed through.</summary>
    private const int DeepestResult = 100;

    /// <summary>Whether it is one of them.</summary>
    public static bool Knows(Activity activity) => activity.Name switch
    {
        InvokeNames.ComposeExtensionQuery or InvokeNames.ComposeExtensionFetchTask
            or InvokeNames.TaskFetch or InvokeNames.TabFetch => true,
        InvokeNames.AdaptiveCardAction => AdaptiveCardInvokeValue.Of(activity) is { } value
            && (value.IsRefresh || value.Action?.Verb == Verbs.TicketRefresh),
        _ => false,
    };

    public async Task<InvokeResponse> AnswerAsync(Activity activity, CancellationToken ct)
    {
        if (await reader.AskedAsync(activity, PressReader.Read(activity), ct) is not { } input) return InvokeResponse.BadRequest;
        if (input.Person is { IsDesk: false, ClientId: null })
            return InvokeAnswer.Say(activity.Name, Texts.For(input).Format("Help_Stranger", input.Person.Name));
        return activity.Name switch
        {
            InvokeNames.ComposeExtensionQuery => await FindAsync(activity, input, ct),
            InvokeNames.ComposeExtensionFetchTask => AskForProblem(activity, input),
            InvokeNames.TaskFetch => await OpenFormAsync(activity, input, ct),
            InvokeNames.TabFetch => InvokeAnswer.Tab(await CardsAsync(input with { Press = null, Text = TicketsWords(input) }, ct)),
            _ => await RefreshAsync(activity, input, ct),
        };
    }

    private async Task<InvokeResponse> FindAsync(Activity activity, UserInput input, CancellationToken ct)
    {
        if (MessagingExtensionQuery.Of(activity) is not { } query) return InvokeResponse.BadRequest;
        var skip = Math.Clamp(query.QueryOptions?.Skip ?? 0, 0, DeepestResult);
        var count = Math.Clamp(query.QueryOptions?.Count ?? MostResults, 1, MostResults);
        var words = TextCut.To(query.SearchText.Trim(), 500);
        var found = query.CommandId == SearchTickets
            ? await search.TicketsAsync(words, skip + count, input, ct)
            : await search.ArticlesAsync(words, skip + count, input, ct);
        var page = found.Skip(skip).Select(Result).ToArray();
        return page.Length == 0
            ? InvokeAnswer.Say(activity.Name, Texts.For(input)["Search_Nothing"])
            : InvokeResponse.Of(MessagingExtensionResponse.List(page), ActivityJson.Context.MessagingExtensionResponse);
    }

    private static MessagingExtensionAttachment Result(SearchHit hit) => new(
        Attachment.AdaptiveCardContentType,
        CardJson.Write(CardRenderer.Render(hit.Card)),
        Attachment.Thumbnail(CardText.Plain(hit.Title), CardText.Plain(hit.Text)));

    /// <summary>"Report this message": a dialog with the words of the message, to be changed and sent.</summary>
    private static InvokeResponse AskForProblem(Activity activity, UserInput input)
    {
        var say = Texts.For(input);
        var words = TaskModuleRequest.Of(activity)?.MessageText is { } text ? ActivityText.WithoutMarkup(text) : "";
        var field = new Input.TextField("text", say["Search_ReportText"], Required: true, Multiline: true, 4_000)
        {
            Value = words.Length == 0 ? null : TextCut.To(words, 4_000),
        };
        var send = new Button(say["Search_ReportSend"], Verbs.Say) { Inputs = [field] };
        return InvokeAnswer.Dialog(say["Search_ReportTitle"], CardRenderer.RenderForm(send));
    }

    /// <summary>The form of a ticket's button as the ticket stands now, in a dialog.</summary>
    private async Task<InvokeResponse> OpenFormAsync(Activity activity, UserInput input, CancellationToken ct)
    {
        if (input.Press is not { } press) return InvokeResponse.BadRequest;
        var cards = await CardsAsync(input with { Press = press with { Verb = Verbs.TicketRefresh } }, ct);
        var button = cards.SelectMany(c => c.Buttons).FirstOrDefault(b => b.Verb == press.Verb && !b.Inputs.IsEmpty);
        return button is null
            ? InvokeAnswer.Say(activity.Name, Texts.For(input)["Search_FormGone"])
            : InvokeAnswer.Dialog(button.Title, CardRenderer.RenderForm(button));
    }

    private async Task<InvokeResponse> RefreshAsync(Activity activity, UserInput input, CancellationToken ct)
    {
        if (input.Press?.Verb != Verbs.TicketRefresh) return InvokeResponse.BadRequest;
        var result = await router.ContinueAsync(new Conversation { Id = "refresh" }, input, ct);
        return InvokeAnswer.Of(activity.Name, result.Replies, input);
    }

    /// <summary>What the flow would show, without remembering that it was asked.</summary>
    private async Task<IReadOnlyList<Card>> CardsAsync(UserInput input, CancellationToken ct)
    {
        var result = await router.ContinueAsync(new Conversation { Id = "asked" }, input, ct);
        return [.. result.Replies.Select(r => r.Card ?? new Card { Title = r.Text ?? "" })];
    }

    private static string TicketsWords(UserInput input) => Texts.For(input).Words("Words_MyTickets").First();
}
