using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Watch;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Dialogs.Articles;

/// <summary>When the desk was last reminded of articles that nobody has checked.</summary>
public sealed record StaleReminder(Instant At)
{
    public const string Id = "current";

    public static readonly DocumentType<StaleReminder> Reminders = new("stale-reminder");
}

/// <summary>
/// Reminds the technicians' channel of articles that nobody has checked for too long: all in one card, once in each period,
/// whoever restarts meanwhile.
/// </summary>
public sealed class StaleWatch(ArticleDesk desk, BookShelf books, ReviewSettings settings)
{
    /// <summary>Articles named on the card; the others are counted.</summary>
    private const int MostNamed = 10;

    /// <summary>Articles that can be marked as checked by one press.</summary>
    private const int MostButtons = 4;

    /// <summary>Empty while nothing is due.</summary>
    public async Task<Watched> LookAsync(Instant now, CancellationToken ct)
    {
        var nothing = new Watched([], Changes.None);
        if (settings.Days == 0) return nothing;
        var told = await desk.Store.FindAsync(StaleReminder.Reminders, StaleReminder.Id, ct);
        if (told is not null && now < told.Value.At + Duration.FromDays(settings.RemindEveryDays)) return nothing;
        var library = await desk.Shelf.FollowAsync(ct);
        var stale = StaleArticles.Of(library, now.InZone(books.Current.Zone).Date, settings.Days);
        if (stale.IsEmpty) return nothing;
        var card = await CardAsync(stale, Texts.ForDesk(books.Current), ct);
        return new Watched([Reply.Show(Destination.Desk, card)], Changes.None.Save(StaleReminder.Reminders, StaleReminder.Id, told, new StaleReminder(now)));
    }

    private async Task<Card> CardAsync(ImmutableArray<Article> stale, Texts say, CancellationToken ct)
    {
        var lines = stale.Take(MostNamed).Select(a => new Fact($"{a.Id} {a.Title}", a.Reviewed is { } day ? say.Day(day) : say["Article_Never"]));
        var buttons = ImmutableList.CreateBuilder<Button>();
        foreach (var article in stale.Take(MostButtons))
        {
            if (await desk.Archive.FindAsync(article.Id, ct) is not { Value: var stored }) continue;
            buttons.Add(new Button(
                say.Format("Article_StillRight", article.Id), ArticleVerbs.Checked, ("article", article.Id),
                ("rev", stored.Revision.ToString(CultureInfo.InvariantCulture))));
        }

        return new Card
        {
            Title = say.Format("Article_StaleList", stale.Length, settings.Days),
            Blocks =
            [
                new Block.Facts([.. lines]),
                .. stale.Length > MostNamed ? [new Block.Line(say.Format("Article_StaleMore", stale.Length - MostNamed))] : ImmutableList<Block>.Empty,
                new Block.Line(say.Format("Article_StaleHow", stale[0].Id), Tone.Subtle),
            ],
            Buttons = buttons.ToImmutable(),
        };
    }
}
