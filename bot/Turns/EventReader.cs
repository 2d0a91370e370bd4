using System.Collections.Immutable;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>Reads what the channel tells besides messages and presses, as presses of buttons that no card has.</summary>
internal static class EventReader
{
    private static readonly string[] Liking = ["like", "heart"];

    /// <summary>Null when nothing follows from it.</summary>
    public static Press? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate when activity.Action is "add" or "add-upgrade" => Of(Verbs.Welcome),
        ActivityTypes.ConversationUpdate when IsBotIn(activity.MembersAdded, activity) => Of(Verbs.Welcome),
        ActivityTypes.MessageReaction => ReactionOf(activity),
        ActivityTypes.MessageUpdate when activity.ChannelData?.EventType is "editMessage" or "undeleteMessage" =>
            Of(Verbs.MessageEdited, ("report", ReportOf(activity)), ("text", ActivityText.Of(activity))),
        ActivityTypes.MessageDelete => Of(Verbs.MessageDeleted, ("report", ReportOf(activity))),
        ActivityTypes.Invoke when activity.Name == InvokeNames.MessageSubmitAction => FeedbackOf(activity),
        _ => null,
    };

    /// <summary>Whether the bot itself was taken out of the conversation or team.</summary>
    public static bool IsRemoval(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => activity.Action is "remove" or "remove-upgrade",
        ActivityTypes.ConversationUpdate => IsBotIn(activity.MembersRemoved, activity),
        _ => false,
    };

    /// <summary>Decided by id: names differ per organisation.</summary>
    private static bool IsBotIn(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        activity.Recipient?.Id is { } bot && members?.Any(m => string.Equals(m.Id, bot, StringComparison.Ordinal)) == true;

    private static Press? ReactionOf(Activity activity)
    {
        if (activity.ReplyToId is not { Length: > 0 } message) return null;
        var liked = activity.ReactionsAdded?.Any(IsLiking) == true ? "true"
            : activity.ReactionsRemoved?.Any(IsLiking) == true ? "withdrawn"
            : null;
        return liked is null ? null : Of(Verbs.SolutionRated, ("liked", liked), ("message", message));
    }

    private static Press? FeedbackOf(Activity activity) => FeedbackInvoke.Of(activity) is { } feedback
        ? Of(
            Verbs.SolutionRated,
            ("liked", feedback.Liked ? "true" : "false"),
            ("words", feedback.Words),
            ("message", activity.ReplyToId ?? ""))
        : null;

    private static bool IsLiking(MessageReaction reaction) => Liking.Contains(reaction.Type, StringComparer.Ordinal);

    /// <summary>The report that the message made, if it made one.</summary>
    private static string ReportOf(Activity activity) => "R-" + InputId.Of(ActivityKey.OfMessage(activity));

    private static Press Of(string verb, params ReadOnlySpan<(string Key, string Value)> data)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in data) fields[key] = value;
        return new Press(verb, fields.ToImmutable());
    }
}
