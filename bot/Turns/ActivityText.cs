using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Turns;

/// <summary>What a person typed: without the mention of the bot, other people's mentions as plain names, no markup.</summary>
public static partial class ActivityText
{
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        var bot = activity.Recipient?.Id;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Type != "mention" || string.IsNullOrEmpty(entity.Text) || entity.Mentioned?.Id is not { } who) continue;
            var shown = string.Equals(who, bot, StringComparison.Ordinal) ? " " : entity.Mentioned.Name ?? " ";
            text = text.Replace(entity.Text, shown, StringComparison.Ordinal);
        }

        return Plain(Tag().Replace(text, " "));
    }

    /// <summary>The words of a message that is HTML.</summary>
    public static string WithoutMarkup(string html) => Plain(AnyTag().Replace(html, " "));

    private static string Plain(string text) =>
        Blank().Replace(WebUtility.HtmlDecode(text).Replace('\u00a0', ' '), " ").Trim();

    [GeneratedRegex(@"</?(?:at|p|div|br|b|i|strong|em|span)(?:\s[^<>]{0,200})?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("<[a-zA-Z/!][^<>]{0,2000}>", RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
