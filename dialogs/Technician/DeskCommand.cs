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

/// <summary>What commands are about, as the help tells them.</summary>
public enum CommandGroup
{
    /// <summary>Each needs the number of a ticket.</summary>
    Ticket,
    Lists,
    Outages,
    OnCall,
    Maintenance,
    Knowledge,
}

/// <summary>A technician's typed command.</summary>
/// <param name="TicketId">Upper case, for example <c>SD-1042</c>; null when none is named.</param>
/// <param name="Rest">The words after command and number, as they were typed.</param>
public sealed partial record DeskCommand(DeskVerb Verb, string? TicketId, string Rest)
{
    private static readonly (DeskVerb Verb, string Key, CommandGroup Group)[] Table =
    [
        (DeskVerb.Ask, "Words_Ask", CommandGroup.Ticket), (DeskVerb.Tell, "Words_Tell", CommandGroup.Ticket),
        (DeskVerb.Note, "Words_Note", CommandGroup.Ticket), (DeskVerb.Priority, "Words_Priority", CommandGroup.Ticket),
        (DeskVerb.HandOver, "Words_HandOver", CommandGroup.Ticket), (DeskVerb.VendorBack, "Words_VendorBack", CommandGroup.Ticket),
        (DeskVerb.Vendor, "Words_Vendor", CommandGroup.Ticket), (DeskVerb.Acknowledge, "Words_Acknowledge", CommandGroup.Ticket),
        (DeskVerb.Merge, "Words_Merge", CommandGroup.Ticket), (DeskVerb.History, "Words_History", CommandGroup.Ticket),
        (DeskVerb.Split, "Words_Split", CommandGroup.Ticket), (DeskVerb.Parent, "Words_Parent", CommandGroup.Ticket),
        (DeskVerb.Similar, "Words_Similar", CommandGroup.Ticket), (DeskVerb.InShort, "Words_InShort", CommandGroup.Ticket),
        (DeskVerb.Service, "Words_Service", CommandGroup.Ticket),
        (DeskVerb.OutageUpdate, "Words_OutageUpdate", CommandGroup.Outages), (DeskVerb.OutageAmend, "Words_OutageAmend", CommandGroup.Outages),
        (DeskVerb.OutageClose, "Words_OutageClose", CommandGroup.Outages), (DeskVerb.OutagePeople, "Words_OutagePeople", CommandGroup.Outages),
        (DeskVerb.OutageJoin, "Words_OutageJoin", CommandGroup.Outages), (DeskVerb.Outages, "Words_Outages", CommandGroup.Outages),
        (DeskVerb.OutageDeclare, "Words_OutageDeclare", CommandGroup.Outages),
        (DeskVerb.ViewMine, "Words_ViewMine", CommandGroup.Lists), (DeskVerb.ViewUnassigned, "Words_ViewUnassigned", CommandGroup.Lists),
        (DeskVerb.ViewBreaching, "Words_ViewBreaching", CommandGroup.Lists), (DeskVerb.ViewWaiting, "Words_ViewWaiting", CommandGroup.Lists),
        (DeskVerb.ViewBoard, "Words_ViewBoard", CommandGroup.Lists), (DeskVerb.ViewFind, "Words_ViewFind", CommandGroup.Lists),
        (DeskVerb.Unreached, "Words_Unreached", CommandGroup.Lists),
        (DeskVerb.RotaSwap, "Words_RotaSwap", CommandGroup.OnCall), (DeskVerb.RotaAway, "Words_RotaAway", CommandGroup.OnCall),
        (DeskVerb.Rota, "Words_Rota", CommandGroup.OnCall),
        (DeskVerb.MaintenancePlan, "Words_Maintenance", CommandGroup.Maintenance), (DeskVerb.UpkeepKeep, "Words_UpkeepKeep", CommandGroup.Maintenance),
        (DeskVerb.UpkeepDone, "Words_UpkeepDone", CommandGroup.Maintenance),
        (DeskVerb.ArticleShow, "Words_ArticleShow", CommandGroup.Knowledge), (DeskVerb.ArticleHistory, "Words_ArticleHistory", CommandGroup.Knowledge),
        (DeskVerb.ArticleNew, "Words_ArticleNew", CommandGroup.Knowledge), (DeskVerb.ArticleDraft, "Words_ArticleDraft", CommandGroup.Knowledge),
        (DeskVerb.ArticleReviewed, "Words_ArticleReviewed", CommandGroup.Knowledge),
    ];

    private static readonly char[] Between = [' ', ':', ',', '\n'];

    /// <summary>Commands on a ticket that other parts read.</summary>
    private static readonly string[] AlsoOnTickets = ["Words_Claim", "Words_Release", "Words_Resolve", "Words_Files", "Words_LogTime", "Words_Coverage", "Words_AboutMoney"];

    /// <summary>Where the words of a group's commands are, also of those that other parts read.</summary>
    public static IEnumerable<string> KeysOf(CommandGroup group) =>
        (group == CommandGroup.Ticket ? AlsoOnTickets : []).Concat(Table.Where(t => t.Group == group).Select(t => t.Key));

    /// <summary>Null when the words begin with none of the commands, or with a longer one that has a typing error.</summary>
    public static DeskCommand? Read(string text, CultureInfo culture)
    {
        var say = new Texts(culture, NodaTime.DateTimeZone.Utc);
        var trimmed = text.Trim();
        var found = Table.SelectMany(t => say.Words(t.Key).Select(phrase => (t.Verb, Phrase: phrase)))
            .Where(t => StartsWith(trimmed, t.Phrase))
            .OrderByDescending(t => t.Phrase.Length)
            .Select(t => ((DeskVerb Verb, string Phrase)?)t)
            .FirstOrDefault();
        if (found is not { } hit || DeskTypos.IsLonger(trimmed, hit.Phrase, culture)) return null;
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
