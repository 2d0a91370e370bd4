using System.Text.RegularExpressions;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>"reviewed KB-0009 KB-0010": somebody has checked the steps today; reminders are silent about these for a while.</summary>
public sealed partial class ReviewArticles(ArticleDesk desk) : IFlow
{
    private const int Most = 50;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var ids = Number().Matches(input.Text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).ToList();
        var (found, gone) = (new List<Stored<StoredArticle>>(), new List<string>());
        foreach (var id in ids)
        {
            if (await desk.Archive.FindAsync(id, ct) is { Value.Retired: false } article) found.Add(article);
            else gone.Add(id);
        }

        var missing = gone.Select(id => say.Format("Article_Gone", id));
        if (found.Count == 0) return TurnResult.Say(conversation, input, string.Join(' ', missing));
        var day = input.Now.InZone(input.Zone).Date;
        var changes = await desk.Archive.ReviewAsync(found, day, input.Person.Name, input.Now, ct);
        var done = say.Format("Article_ReviewedSay", string.Join(", ", found.Select(a => a.Value.Id)), say.Day(day));
        return TurnResult.Say(conversation, input, string.Join(' ', missing.Prepend(done))) with { Changes = changes };
    }

    /// <summary>"Reviewed the logs" in a ticket's thread is a note; all other commands are meant as they are.</summary>
    public static bool IsMeant(DeskVerb verb, string text) => verb != DeskVerb.ArticleReviewed || Number().IsMatch(text);

    [GeneratedRegex(@"\bKB-\d{1,8}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
