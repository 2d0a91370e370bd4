using System.Data.Common;
using System.Text.Json;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Workers;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>Takes authenticated activities: stores them for the worker, or answers an invoke at once, the same way each time.</summary>
public sealed class ActivitySink(
    IInbox inbox, InputReader reader, TurnRunner turns, ContactBook contacts, QueryInvokes queries) : IActivitySink
{
    public async Task AcceptAsync(Activity activity, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!AsksForSomething(activity)) return;
        var incoming = new IncomingActivity(ActivityKey.Of(activity), ActivityKey.ConversationOf(activity), body);
        try
        {
            await inbox.AcceptAsync(incoming, AcceptMode.Queue, ct);
        }
        catch (Exception away) when (IsStoreAway(away))
        {
            throw new ActivityRefusedException("The store is away.", away);
        }
    }

    public async Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken ct)
    {
        try
        {
            return await AnswerAsync(activity, ct);
        }
        catch (Exception away) when (IsStoreAway(away))
        {
            throw new ActivityRefusedException("The store is away.", away);
        }
    }

    private async Task<InvokeResponse> AnswerAsync(Activity activity, CancellationToken ct)
    {
        if (QueryInvokes.Knows(activity)) return await queries.AnswerAsync(activity, ct);
        if (!InvokeAnswer.IsGivenTo(activity.Name)) return InvokeResponse.NotImplemented;
        if ((PressReader.Read(activity) ?? EventReader.Read(activity)) is null) return InvokeAnswer.ToNonsense(activity.Name);
        var key = ActivityKey.Of(activity);
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Context.Activity);
        var incoming = new IncomingActivity(key, ActivityKey.ConversationOf(activity), body);
        return await inbox.AcceptAsync(incoming, AcceptMode.Hold, ct) switch
        {
            Acceptance.Accepted(var item) => await AnswerAsync(activity, key, item, ct),
            Acceptance.Finished({ } answer) => Read(answer),
            Acceptance.Finished => InvokeResponse.Empty,
            _ => InvokeAnswer.Say(activity.Name, new Texts(ChannelLocale.CultureOf(activity), NodaTime.DateTimeZone.Utc)["Press_Working"]),
        };
    }

    /// <summary>What a press that cannot be read by now is answered; it is stored, so a repetition gets the same.</summary>
    private async Task<InvokeResponse> AnswerAsync(Activity activity, string key, WorkItem item, CancellationToken ct)
    {
        var done = false;
        try
        {
            if (await reader.ReadAsync(activity, key, ct) is not { } read) return InvokeResponse.BadRequest;
            var hasChat = await contacts.FindAsync(Destination.Of(read.Input.Person.Id).Key, ct) is { Inactive: null };
            var answer = InvokeResponse.Empty;
            await contacts.WriteAsync(read.Touched, () => turns.RunAsync(
                read.Input,
                read.Besides,
                replies =>
                {
                    answer = InvokeAnswer.Of(activity.Name, replies, read.Input);
                    var stored = JsonSerializer.SerializeToUtf8Bytes(answer, ActivityJson.Context.InvokeResponse);
                    var rest = InvokeAnswer.NotShown(activity.Name, replies, read.Input, hasChat);
                    return TurnRunner.Queue(rest).Handled(key, stored);
                },
                ct));
            done = true;
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

    private static bool IsStoreAway(Exception fault) => fault is StoreFailedException or DbException;

    private static bool AsksForSomething(Activity activity) => activity.Type
        is ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate
        or ActivityTypes.MessageReaction or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete;
}
