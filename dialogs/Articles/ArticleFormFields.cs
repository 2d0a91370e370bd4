using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Articles;

/// <summary>The form of an article on a card: its fields filled in, and what comes back from it.</summary>
public static class ArticleFormFields
{
    /// <summary>Longest body that a card takes, in characters; longer articles are changed in their files.</summary>
    public const int LongestBody = 8_000;

    private const int LongestList = 2_000;

    /// <summary>An empty article with the heading that its steps need.</summary>
    public static ArticleForm Empty { get; } = new("KB-0000", "", [], [], Article.ForEveryone, "", null, [], "## Steps\n\n1. ");

    /// <param name="title">What the button says.</param>
    /// <param name="articleId">Empty for a new article.</param>
    /// <param name="revision">The revision that the form shows; 0 for a new article.</param>
    public static Button Button(string title, string articleId, int revision, ArticleForm form, Texts say) =>
        new(title, ArticleVerbs.Preview, ("article", articleId), ("rev", revision.ToString(CultureInfo.InvariantCulture)))
        {
            Inputs =
            [
                Line("title", say["Article_Title"], form.Title, required: true),
                Line("services", say["Article_Services"], string.Join(", ", form.Services), required: true),
                Lines("symptoms", say["Article_Symptoms"], string.Join('\n', form.Symptoms), LongestList),
                Lines("body", say["Article_Body"], form.Body, LongestBody),
                new Input.Choice("audience", say["Article_Audience"], Required: true,
                [
                    new Option(Article.ForEveryone, say["Article_ForEveryone"]),
                    new Option(Article.ForTechnicians, say["Article_ForTechnicians"]),
                ]) { Value = form.Audience },
                Line("minutes", say["Article_Minutes"], form.Minutes, required: false),
                Line("clients", say["Article_Clients"], string.Join(", ", form.Clients), required: false),
            ],
        };

    /// <summary>What was filled in. Secrets are taken out; nothing else is checked yet.</summary>
    public static ArticleForm Read(Press press, string articleId, LocalDate today) => new(
        articleId.Length > 0 ? articleId : Empty.Id,
        Masking.Mask(press["title"]),
        Parts(press["services"].ToLowerInvariant(), ','),
        Parts(Masking.Mask(press["symptoms"]), '\n'),
        press["audience"].Length > 0 ? press["audience"] : Article.ForEveryone,
        press["minutes"],
        today,
        Parts(press["clients"].ToLowerInvariant(), ','),
        TextCut.To(Masking.Mask(press["body"]), LongestBody));

    private static ImmutableList<string> Parts(string text, char by) =>
        [.. text.ReplaceLineEndings("\n").Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Input.TextField Line(string id, string label, string value, bool required) =>
        new(id, label, required, Multiline: false, 200) { Value = value.Length > 0 ? value : null };

    private static Input.TextField Lines(string id, string label, string value, int most) =>
        new(id, label, Required: true, Multiline: true, most) { Value = value.Length > 0 ? value : null };
}
