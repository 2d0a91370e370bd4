using System.Collections.Frozen;
using System.Globalization;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Turns;

/// <summary>The culture that somebody reads in, from the locale that the channel tells.</summary>
public static class ChannelLocale
{
    private const string English = "en";

    /// <summary>Cultures whose language has sentences; a region of one of them decides on numbers and dates alone.</summary>
    private static readonly FrozenSet<string> Known = CultureInfo.GetCultures(CultureTypes.AllCultures)
        .Where(c => Texts.Languages.Contains(c.TwoLetterISOLanguageName))
        .Select(c => c.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language's sentences with the region's numbers; English for a language without sentences or no locale at all.</summary>
    public static CultureInfo CultureOf(Activity activity) => CultureInfo.GetCultureInfo(NameOf(activity.Locale) ?? English);

    /// <summary>A name that is a culture, for example <c>de-CH</c>; null when the channel tells no locale.</summary>
    public static string? NameOf(string? locale)
    {
        if (string.IsNullOrWhiteSpace(locale)) return null;
        if (Known.TryGetValue(locale.Replace('_', '-'), out var known)) return known;
        var language = locale.Split('-', '_')[0].ToLowerInvariant();
        return Texts.Languages.Contains(language) ? language : English;
    }
}
