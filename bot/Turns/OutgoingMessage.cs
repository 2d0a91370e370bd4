using SupportBot.Bot.Cards;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs;
using CardAction = SupportBot.Bot.Channel.Activities.CardAction;

namespace SupportBot.Bot.Turns;

/// <summary>Makes a message of a reply: a card alone, or a sentence with words to press.</summary>
internal static class OutgoingMessage
{
    public static Activity Of(Reply reply) => reply.Card is { } card ? OfCard(card) : new Activity
    {
        Type = ActivityTypes.Message,
        TextFormat = "plain",
        Text = CardText.Plain(reply.Text ?? ""),
        SuggestedActions = reply.Suggestions is { IsEmpty: false } words
            ? new SuggestedActions { Actions = [.. words.Select(ActionOf)] }
            : null,
    };

    /// <summary>What a model wrote says so, names its sources and can be rated.</summary>
    private static Activity OfCard(Card card)
    {
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            Summary = CardText.Plain(card.Title),
            Attachments = [Attachment.AdaptiveCard(CardJson.Write(CardRenderer.Render(card)))],
        };
        return card.Sources is not { } sources ? message : message with
        {
            Entities = [Entity.WrittenByAi([.. sources.Select((s, i) => new SourceNote(i + 1, s.Title, s.Extract, s.Url))])],
            ChannelData = new TeamsChannelData { FeedbackLoopEnabled = true },
        };
    }

    private static CardAction ActionOf(string words) => new()
    {
        Type = CardAction.ImBack,
        Title = words,
        Value = ActivityJson.Element(words),
    };
}
