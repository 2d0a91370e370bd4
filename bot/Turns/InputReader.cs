using System.Globalization;
using NodaTime;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>What came in, read: who says what where.</summary>
/// <param name="Input">For the flows.</param>
/// <param name="Besides">Addresses and people to remember, written with the turn.</param>
/// <param name="Touched">Keys of the contacts in <paramref name="Besides"/>.</param>
public sealed record ReadInput(UserInput Input, Changes Besides, IReadOnlyList<string> Touched);

/// <summary>Turns an authenticated activity into what a person said. Identity comes from tenant and object id alone.</summary>
public sealed class InputReader(PeopleDirectory people, ContactBook contacts, DeskPlace desk, SentCards cards, TimeProvider clock)
{
    /// <summary>Null when the activity asks for nothing: typing, receipts, other bots, talk among others, things unknown.</summary>
    public async Task<ReadInput?> ReadAsync(Activity activity, string key, CancellationToken ct)
    {
        if (!IsFromSomebody(activity)) return null;
        var press = PressReader.Read(activity) ?? EventReader.Read(activity);
        if (press is null && !IsSaidToBot(activity)) return null;
        var (input, found) = await InputOfAsync(activity, key, press, ct);
        if (IsAskedElsewhere(activity)) return new ReadInput(input, found, []);
        var contact = ContactOf(activity, input);
        var remembered = await contacts.RememberAsync(contact, ct);
        return new ReadInput(input, found.And(remembered), remembered.IsEmpty ? [] : [contact.Key]);
    }

    /// <summary>Who asks, for an answer that changes nothing and remembers nothing. Null for nobody.</summary>
    public async Task<UserInput?> AskedAsync(Activity activity, Press? press, CancellationToken ct) => IsFromSomebody(activity)
        ? (await InputOfAsync(activity, ActivityKey.Of(activity), press, ct)).Input
        : null;

    private async Task<(UserInput Input, Changes Found)> InputOfAsync(Activity activity, string key, Press? press, CancellationToken ct)
    {
        var (person, found) = await people.WhoAsync(activity, ct);
        var input = new UserInput
        {
            Id = InputId.Of(key),
            Now = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            Person = person,
            ConversationId = activity.Conversation?.Id ?? "",
            Scope = await ScopeOfAsync(activity, ct),
            Text = press is null && activity.Type == ActivityTypes.Message ? ActivityText.Of(activity) : "",
            Files = press is null ? ActivityFiles.Of(activity) : [],
            Press = await WithSlotAsync(press, activity, ct),
            Culture = CultureInfo.GetCultureInfo(person.Locale),
            Zone = ZoneOf(person),
        };
        return (input, found);
    }

    private static bool IsFromSomebody(Activity activity) =>
        activity is { Conversation.Id.Length: > 0, From.Id: { Length: > 0 } from, ServiceUrl.Length: > 0 }
        && !from.StartsWith("28:", StringComparison.Ordinal) && from != activity.Recipient?.Id;

    /// <summary>In groups and channels people talk to each other; only what mentions the bot, by id, is meant for it.</summary>
    private static bool IsSaidToBot(Activity activity) => activity.Type == ActivityTypes.Message
        && (!IsShared(activity) || activity.Entities?.Any(e => e.Mentions(activity.Recipient?.Id)) == true);

    private static bool IsShared(Activity activity) =>
        activity.Conversation?.ConversationType is ConversationTypes.Channel or ConversationTypes.GroupChat;

    /// <summary>From the compose box or a tab: the conversation it was asked in is not the bot's, and the answer is the person's.</summary>
    private static bool IsAskedElsewhere(Activity activity) => activity.Type == ActivityTypes.Invoke
        && (activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true
            || activity.Name?.StartsWith("tab/", StringComparison.Ordinal) == true);

    private async ValueTask<ConversationScope> ScopeOfAsync(Activity activity, CancellationToken ct)
    {
        if (!IsShared(activity) || IsAskedElsewhere(activity)) return ConversationScope.Personal;
        return await desk.IsSaidInAsync(activity, ct) ? ConversationScope.Desk : ConversationScope.Shared;
    }

    /// <summary>A thumb names a message; what the message shows is known here.</summary>
    private async Task<Press?> WithSlotAsync(Press? press, Activity activity, CancellationToken ct)
    {
        if (press?.Verb != Verbs.SolutionRated || press["message"] is not { Length: > 0 } message) return press;
        var slot = await cards.SlotOfAsync(activity.Conversation?.Id ?? "", message, ct);
        return press with { Data = press.Data.SetItem("slot", slot ?? "") };
    }

    /// <summary>The person's own zone, so that all messages agree, also those that nobody asked for.</summary>
    private static DateTimeZone ZoneOf(Person person) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc;

    private static Contact ContactOf(Activity activity, UserInput input)
    {
        var bare = ConversationAccount.WithoutThread(input.ConversationId);
        var isShared = IsShared(activity);
        var key = isShared ? new Destination(DestinationKind.Conversation, bare).Key : input.Here.Key;
        return new Contact(
            key, activity.ServiceUrl ?? "", bare, activity.ChannelId ?? "", activity.TenantId ?? "", activity.Recipient?.Id ?? "",
            isShared ? activity.ChannelData?.Team?.Id : null);
    }
}
