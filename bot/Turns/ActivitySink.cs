using System.Text.Json;
using SupportBot.Bot.Cards;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Workers;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>Takes authenticated activities: stores them for the worker, or answers an invoke at once, the same way each time.</summary>
public sealed class ActivitySink(IInbox inbox, InputReader reader, TurnRunner turns, ContactBook contacts) : IActivitySink
{
    public async Task AcceptAsync(Activity activity, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!AsksForSomething(activity)) return;
        await inbox.AcceptAsync(new IncomingActivity(KeyOf(activity), ConversationOf(activity), body), AcceptMode.Queue, ct);
    }

    public async Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken ct)
    {
        if (activity.Name == InvokeNames.MessageSubmitAction) return InvokeResponse.Empty;
        if (activity.Name != InvokeNames.AdaptiveCardAction) return InvokeResponse.NotImplemented;
        if (PressReader.Read(activity) is null) return InvokeResponse.BadRequest;
        var key = KeyOf(activity);
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Context.Activity);
        return await inbox.AcceptAsync(new IncomingActivity(key, ConversationOf(activity), body), AcceptMode.Hold, ct) switch
        {
            Acceptance.Accepted(var item) => await AnswerAsync(activity, key, item, ct),
            Acceptance.Finished({ } answer) => Read(answer),
            Acceptance.Finished => InvokeResponse.Empty,
            _ => InvokeResponse.Of(AdaptiveCardInvokeResponse.Message(new Texts(Culture(activity), NodaTime.DateTimeZone.Utc)["Press_Working"])),
        };
    }

    /// <summary>What a press that cannot be read by now is answered; it is stored, so a repetition gets the same.</summary>
    private async Task<InvokeResponse> AnswerAsync(Activity activity, string key, WorkItem item, CancellationToken ct)
    {
        var done = false;
        try
        {
            if (await reader.ReadAsync(activity, key, ct) is not { } read) return InvokeResponse.BadRequest;
            var answer = InvokeResponse.Empty;
            await turns.RunAsync(
                read.Input,
                read.Besides,
                replies =>
                {
                    answer = InvokeResponse.Of(AnswerOf(replies, read.Input));
                    var stored = JsonSerializer.SerializeToUtf8Bytes(answer, ActivityJson.Context.InvokeResponse);
                    return TurnRunner.Queue(WithoutShown(replies, read.Input)).Handled(key, stored);
                },
                ct);
            done = true;
            foreach (var touched in read.Touched) contacts.Reload(touched);
            return answer;
        }
        finally
        {
            // The worker takes over what could not be answered in time; a finished item is not held any more.
            if (!done) await inbox.ReleaseAsync(item, CancellationToken.None);
        }
    }

    private static InvokeResponse Read(ReadOnlyMemory<byte> answer) =>
        JsonSerializer.Deserialize(answer.Span, ActivityJson.Context.InvokeResponse) ?? InvokeResponse.Empty;

    private static System.Globalization.CultureInfo Culture(Activity activity) =>
        System.Globalization.CultureInfo.GetCultureInfo(InputReader.LanguageOf(activity.Locale));

    private static bool AsksForSomething(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;

    /// <summary>The pressed card's new state, or the sentence when there is no card.</summary>
    private static AdaptiveCardInvokeResponse AnswerOf(IReadOnlyList<Reply> replies, UserInput input)
    {
        var shown = replies.FirstOrDefault(r => r.Card is not null && (r.To == input.CardPlace || r.To == input.Here));
        if (shown?.Card is { } card) return AdaptiveCardInvokeResponse.Card(CardJson.Write(CardRenderer.Render(card)));
        var said = replies.FirstOrDefault(r => r.Text is not null && r.To == input.Here)?.Text;
        return AdaptiveCardInvokeResponse.Message(said ?? Texts.For(input)["Press_Done"]);
    }

    /// <summary>A lone sentence is shown as the answer under the card and not sent again as a message.</summary>
    private static IReadOnlyList<Reply> WithoutShown(IReadOnlyList<Reply> replies, UserInput input) =>
        replies is [{ Text: not null } only] && only.To == input.Here ? [] : replies;

    /// <summary>What makes a delivery unique: where it was said, and the channel's id of it.</summary>
    private static string KeyOf(Activity activity) => InputId.Of(string.Join(
        '|', activity.ChannelId, activity.Conversation?.Id, activity.Id ?? JsonSerializer.Serialize(activity, ActivityJson.Context.Activity)));

    /// <summary>Turns of one person in one conversation run in order.</summary>
    private static string ConversationOf(Activity activity) =>
        InputId.Of(string.Join('|', activity.ChannelId, activity.Conversation?.Id, activity.From?.AadObjectId ?? activity.From?.Id));
}
