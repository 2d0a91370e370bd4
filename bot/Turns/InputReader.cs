using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>What came in, read: who says what where.</summary>
/// <param name="Input">For the flows.</param>
/// <param name="Besides">Addresses and people to remember, written with the turn.</param>
/// <param name="Touched">Keys of the contacts in <paramref name="Besides"/>.</param>
public sealed record ReadInput(UserInput Input, Changes Besides, IReadOnlyList<string> Touched);

/// <summary>Turns an authenticated activity into what a person said. Identity comes from tenant and object id alone.</summary>
public sealed class InputReader(PeopleDirectory people, ContactBook contacts, IOptions<DeskOptions> desk, TimeProvider clock)
{
    private readonly DeskOptions _desk = desk.Value;

    /// <summary>Null when the activity asks for nothing: typing, reactions, receipts, other bots, things unknown.</summary>
    public async Task<ReadInput?> ReadAsync(Activity activity, string key, CancellationToken ct)
    {
        if (activity is not { Conversation.Id: { Length: > 0 } conversationId, From.Id: { Length: > 0 } from, ServiceUrl: { Length: > 0 } url }) return null;
        if (from.StartsWith("28:", StringComparison.Ordinal) || from == activity.Recipient?.Id) return null;
        var press = PressReader.Read(activity) ?? Welcome(activity);
        var text = activity.Type == ActivityTypes.Message && press is null ? ActivityText.Of(activity) : "";
        if (press is null && activity.Type != ActivityTypes.Message) return null;
        var (person, found) = await people.WhoAsync(activity, ct);
        var scope = ScopeOf(activity, conversationId);
        var input = new UserInput
        {
            Id = InputId.Of(key),
            Now = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            Person = person,
            ConversationId = conversationId,
            Scope = scope,
            Text = text,
            Press = press,
            Culture = CultureInfo.GetCultureInfo(person.Locale),
            Zone = ZoneOf(person),
        };
        var contact = ContactOf(activity, input, conversationId, url);
        var remembered = await contacts.RememberAsync(contact, ct);
        return new ReadInput(input, found.And(remembered), remembered.IsEmpty ? [] : [contact.Key]);
    }

    /// <summary>The bot was added, or somebody opened the chat for the first time.</summary>
    private static Press? Welcome(Activity activity)
    {
        var added = activity.Type == ActivityTypes.InstallationUpdate && activity.Action is "add" or "add-upgrade";
        var joined = activity.Type == ActivityTypes.ConversationUpdate
            && activity.MembersAdded?.Any(m => m.Id == activity.Recipient?.Id) == true;
        return added || joined ? new Press(Verbs.Welcome, ImmutableDictionary<string, string>.Empty) : null;
    }

    private ConversationScope ScopeOf(Activity activity, string conversationId)
    {
        if (activity.Conversation?.ConversationType is not (ConversationTypes.Channel or ConversationTypes.GroupChat))
            return ConversationScope.Personal;
        var isDesk = string.Equals(_desk.TenantId, activity.TenantId, StringComparison.OrdinalIgnoreCase)
            && _desk.ChannelId == ConversationAccount.WithoutThread(conversationId);
        return isDesk ? ConversationScope.Desk : ConversationScope.Shared;
    }

    /// <summary>The person's own zone, so that all messages agree, also those that nobody asked for.</summary>
    private static DateTimeZone ZoneOf(Person person) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc;

    private static Contact ContactOf(Activity activity, UserInput input, string conversationId, string url)
    {
        var bare = ConversationAccount.WithoutThread(conversationId);
        var key = input.Scope switch
        {
            ConversationScope.Personal => input.Here.Key,
            ConversationScope.Desk => Destination.Desk.Key,
            ConversationScope.Shared => new Destination(DestinationKind.Conversation, bare).Key,
        };
        return new Contact(key, url, bare, activity.ChannelId ?? "", activity.TenantId ?? "", activity.Recipient?.Id ?? "");
    }

    /// <summary>The language of the sentences for a locale of the channel.</summary>
    public static string LanguageOf(string? locale)
    {
        var language = locale is { Length: >= 2 } ? locale[..2].ToLowerInvariant() : "en";
        return Texts.Languages.Contains(language) ? language : "en";
    }
}
