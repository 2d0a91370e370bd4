using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>What a technician types besides the commands that everybody has.</summary>
public enum DeskVerb
{
    Ask,
    Tell,
    Note,
    Priority,
    HandOver,
    VendorBack,
    Vendor,
    OutageUpdate,
    OutageAmend,
    OutageClose,
    OutagePeople,
    OutageJoin,
    Outages,
    OutageDeclare,
    Merge,
    History,
    Split,
    Parent,
    ViewMine,
    ViewUnassigned,
    ViewBreaching,
    ViewWaiting,
    ViewBoard,
    ViewFind,
    Unreached,
    Acknowledge,
    RotaSwap,
    RotaAway,
    Rota,
    MaintenancePlan,
    UpkeepKeep,
    UpkeepDone,
    ArticleShow,
    ArticleHistory,
    ArticleNew,
    ArticleDraft,
    Similar,
    InShort,
    Service,
    ArticleReviewed,
}

/// <summary>A technician's typed command.</summary>
/// <param name="TicketId">Upper case, for example <c>SD-1042</c>; null when none is named.</param>
/// <param name="Rest">The words after command and number, as they were typed.</param>
public sealed partial record DeskCommand(DeskVerb Verb, string? TicketId, string Rest)
{
    private static readonly (DeskVerb Verb, string Key)[] Table =
    [
        (DeskVerb.Ask, "Words_Ask"), (DeskVerb.Tell, "Words_Tell"), (DeskVerb.Note, "Words_Note"),
        (DeskVerb.Priority, "Words_Priority"), (DeskVerb.HandOver, "Words_HandOver"),
        (DeskVerb.VendorBack, "Words_VendorBack"), (DeskVerb.Vendor, "Words_Vendor"),
        (DeskVerb.OutageUpdate, "Words_OutageUpdate"), (DeskVerb.OutageAmend, "Words_OutageAmend"),
        (DeskVerb.OutageClose, "Words_OutageClose"), (DeskVerb.OutagePeople, "Words_OutagePeople"),
        (DeskVerb.OutageJoin, "Words_OutageJoin"), (DeskVerb.Outages, "Words_Outages"),
        (DeskVerb.OutageDeclare, "Words_OutageDeclare"), (DeskVerb.Acknowledge, "Words_Acknowledge"), (DeskVerb.Merge, "Words_Merge"),
        (DeskVerb.History, "Words_History"), (DeskVerb.Split, "Words_Split"), (DeskVerb.Parent, "Words_Parent"),
        (DeskVerb.ViewMine, "Words_ViewMine"), (DeskVerb.ViewUnassigned, "Words_ViewUnassigned"),
        (DeskVerb.ViewBreaching, "Words_ViewBreaching"), (DeskVerb.ViewWaiting, "Words_ViewWaiting"),
        (DeskVerb.ViewBoard, "Words_ViewBoard"), (DeskVerb.ViewFind, "Words_ViewFind"), (DeskVerb.Unreached, "Words_Unreached"),
        (DeskVerb.RotaSwap, "Words_RotaSwap"), (DeskVerb.RotaAway, "Words_RotaAway"), (DeskVerb.Rota, "Words_Rota"),
        (DeskVerb.MaintenancePlan, "Words_Maintenance"), (DeskVerb.UpkeepKeep, "Words_UpkeepKeep"), (DeskVerb.UpkeepDone, "Words_UpkeepDone"),
        (DeskVerb.ArticleShow, "Words_ArticleShow"), (DeskVerb.ArticleHistory, "Words_ArticleHistory"),
        (DeskVerb.ArticleNew, "Words_ArticleNew"), (DeskVerb.ArticleDraft, "Words_ArticleDraft"),
        (DeskVerb.Similar, "Words_Similar"), (DeskVerb.InShort, "Words_InShort"), (DeskVerb.Service, "Words_Service"),
        (DeskVerb.ArticleReviewed, "Words_ArticleReviewed"),
    ];

    private static readonly char[] Between = [' ', ':', ',', '\n'];

    /// <summary>Null when the words begin with none of the commands.</summary>
    public static DeskCommand? Read(string text, CultureInfo culture)
    {
        var say = new Texts(culture, NodaTime.DateTimeZone.Utc);
        var trimmed = text.Trim();
        var found = Table.SelectMany(t => say.Words(t.Key).Select(phrase => (t.Verb, Phrase: phrase)))
            .Where(t => StartsWith(trimmed, t.Phrase))
            .OrderByDescending(t => t.Phrase.Length)
            .Select(t => ((DeskVerb Verb, string Phrase)?)t)
            .FirstOrDefault();
        if (found is not { } hit) return null;
        var rest = trimmed[hit.Phrase.Length..].TrimStart(Between);
        if (rest.AsSpan().Trim("? ").IsEmpty) rest = "";
        var number = Leading().Match(rest) is { Success: true } leading ? leading : Inside().Match(rest);
        if (!number.Success) return new DeskCommand(hit.Verb, null, rest);
        var words = rest.Remove(number.Index, number.Length).Trim(Between);
        return new DeskCommand(hit.Verb, "SD-" + number.Groups[1].Value, words);
    }

    private static bool StartsWith(string text, string phrase) =>
        text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (text.Length == phrase.Length || Between.Contains(text[phrase.Length]) || text.AsSpan(phrase.Length).Trim("? ").IsEmpty);

    [GeneratedRegex(@"^(?:on |for )?SD[- ]?(\d{1,9})\b[:,]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\b(?:on|for)\s+SD[- ]?(\d{1,9})\b[:,]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
