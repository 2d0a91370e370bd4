using System.Text.Json;
using SupportBot.Bot.Cards;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>What an invoke that changes something is answered, in the shape its name asks for.</summary>
internal static class InvokeAnswer
{
    /// <summary>Whether an invoke of this name is carried out.</summary>
    public static bool IsGivenTo(string? name) => name
        is InvokeNames.AdaptiveCardAction or InvokeNames.TaskSubmit or InvokeNames.TabSubmit
        or InvokeNames.ComposeExtensionSubmitAction or InvokeNames.MessageSubmitAction;

    /// <summary>The pressed card's new state, or the sentence when there is no card.</summary>
    public static InvokeResponse Of(string? name, IReadOnlyList<Reply> replies, UserInput input)
    {
        // Teams shows anything that is said here as an error.
        if (name == InvokeNames.MessageSubmitAction) return InvokeResponse.Empty;
        var shown = replies.FirstOrDefault(r => r.Card is not null && (r.To == input.CardPlace || r.To == input.Here))?.Card;
        var said = replies.FirstOrDefault(r => r.Text is not null && r.To == input.Here)?.Text ?? Texts.For(input)["Press_Done"];
        return (name, shown) switch
        {
            (InvokeNames.AdaptiveCardAction, { } card) => InvokeResponse.Of(AdaptiveCardInvokeResponse.Card(Json(card))),
            (InvokeNames.ComposeExtensionSubmitAction, { } card) => Dialog(card),
            (InvokeNames.TabSubmit, { } card) => Tab([card]),
            _ => Say(name, said),
        };
    }

    /// <summary>A sentence.</summary>
    public static InvokeResponse Say(string? name, string sentence) => name switch
    {
        InvokeNames.MessageSubmitAction => InvokeResponse.Empty,
        InvokeNames.AdaptiveCardAction => InvokeResponse.Of(AdaptiveCardInvokeResponse.Message(sentence)),
        InvokeNames.TabSubmit or InvokeNames.TabFetch => Tab([new Card { Title = sentence }]),
        InvokeNames.ComposeExtensionQuery => InvokeResponse.Of(
            MessagingExtensionResponse.Message(sentence), ActivityJson.Context.MessagingExtensionResponse),
        _ => InvokeResponse.Of(TaskModuleResponse.Message(sentence), ActivityJson.Context.TaskModuleResponse),
    };

    /// <summary>What cannot be understood; feedback that cannot is not worth an error on somebody's screen.</summary>
    public static InvokeResponse ToNonsense(string? name) =>
        name == InvokeNames.MessageSubmitAction ? InvokeResponse.Empty : InvokeResponse.BadRequest;

    /// <summary>A card in a dialog.</summary>
    public static InvokeResponse Dialog(Card card) => Dialog(card.Title, CardRenderer.Render(card));

    /// <inheritdoc cref="Dialog(Card)"/>
    public static InvokeResponse Dialog(string title, AdaptiveCard card) => InvokeResponse.Of(
        TaskModuleResponse.Card(title, WebChatCards.Adapt(CardJson.Write(card))), ActivityJson.Context.TaskModuleResponse);

    /// <summary>Cards on a tab; tabs know Action.Submit alone, as Web Chat does.</summary>
    public static InvokeResponse Tab(IEnumerable<Card> cards) => InvokeResponse.Of(
        TabResponse.Of([.. cards.Select(c => WebChatCards.Adapt(Json(c)))]), ActivityJson.Context.TabResponse);

    /// <summary>
    /// What is sent besides: a lone sentence under a card is its answer, and not sent again. Somebody whose chat the bot is
    /// not in reads the answer in the dialog only.
    /// </summary>
    public static IReadOnlyList<Reply> NotShown(string? name, IReadOnlyList<Reply> replies, UserInput input, bool hasChat)
    {
        if (name == InvokeNames.ComposeExtensionSubmitAction && !hasChat) return [.. replies.Where(r => r.To != input.Here)];
        if (name == InvokeNames.TabSubmit) return [.. replies.Where(r => r.To != input.Here || r.Slot is not null)];
        return replies is [{ Text: not null } only] && only.To == input.Here ? [] : replies;
    }

    private static JsonElement Json(Card card) => CardJson.Write(CardRenderer.Render(card));
}
