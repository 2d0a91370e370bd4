using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>Runs the turn of an accepted activity; the inbox worker calls it, in order within a conversation.</summary>
public sealed class TurnHandler(InputReader reader, TurnRunner turns, ContactBook contacts, DeskPlace desk, IInbox inbox)
{
    /// <summary>When this returns the activity is finished, in one commit with all that came of it.</summary>
    public async Task HandleAsync(WorkItem item, CancellationToken ct)
    {
        var key = item.Key ?? "";
        var activity = ActivityReader.Read(item.Payload.ToArray()) is ActivityReading.Readable(var readable) ? readable : null;
        if (activity is not null && EventReader.IsRemoval(activity))
        {
            await ForgetAsync(item, activity, ct);
            return;
        }

        if (activity is null || await reader.ReadAsync(activity, key, ct) is not { } read)
        {
            await inbox.CompleteAsync(item, Changes.None, ct);
            return;
        }

        await contacts.WriteAsync(
            read.Touched, () => turns.RunAsync(read.Input, read.Besides, replies => TurnRunner.Queue(replies).Handled(key), ct));
        if (read.Input.Person.IsDesk) desk.Reload();
    }

    /// <summary>The bot was taken out: nothing is sent there before it is added again.</summary>
    private async Task ForgetAsync(WorkItem item, Activity activity, CancellationToken ct)
    {
        var conversation = ConversationAccount.WithoutThread(activity.Conversation?.Id ?? "");
        var keys = await contacts.GoneWithAsync(activity.TenantId ?? "", conversation, activity.ChannelData?.Team?.Id, ct);
        var changes = Changes.None;
        foreach (var key in keys) changes = changes.And(await contacts.DeactivateAsync(key, "removed", ct));
        await contacts.WriteAsync(keys, () => inbox.CompleteAsync(item, changes, ct));
    }

    /// <summary>One sentence with a reference for somebody whose message could not be answered after all attempts.</summary>
    public Changes Apologise(WorkItem item)
    {
        if (ActivityReader.Read(item.Payload.ToArray()) is not ActivityReading.Readable(var activity)) return Changes.None;
        if (activity.From?.AadObjectId is not { } objectId || activity.TenantId is not { } tenant) return Changes.None;
        var say = new Texts(ChannelLocale.CultureOf(activity), NodaTime.DateTimeZone.Utc);
        var to = Destination.Of(Person.KeyOf(tenant, objectId));
        return TurnRunner.Queue([Reply.Say(to, say.Format("Error_Later", item.Sequence))]);
    }
}
