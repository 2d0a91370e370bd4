using SupportBot.Dialogs.Manager.Periods;

namespace SupportBot.Dialogs.Manager;

/// <summary>Looks for names of services, sites and clients in a sentence, whole words only, whatever the case and accents.</summary>
internal sealed class NamesInText
{
    /// <summary>Shorter names would be found in every other sentence.</summary>
    private const int ShortestName = 3;

    private readonly string _text;

    public NamesInText(string text) => _text = " " + Plain(text) + " ";

    /// <summary>The thing whose longest name is in the sentence; null when none is.</summary>
    public T? Find<T>(IEnumerable<T> all, Func<T, IEnumerable<string?>> namesOf)
        where T : class => all
        .Select(one => (One: one, Length: namesOf(one).OfType<string>().SelectMany(Spellings).Where(IsThere).Select(n => n.Length).DefaultIfEmpty(0).Max()))
        .Where(found => found.Length > 0)
        .OrderByDescending(found => found.Length)
        .Select(found => found.One)
        .FirstOrDefault();

    private bool IsThere(string name) => name.Length >= ShortestName && _text.Contains(" " + name + " ", StringComparison.Ordinal);

    /// <summary>"E-mail" is also written "email".</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var plain = Plain(name);
        return [plain, plain.Replace(" ", "", StringComparison.Ordinal)];
    }

    private static string Plain(string text) => string.Join(' ', PeriodTokens.Of(text).Where(t => t is not "-" and not "&"));
}
