using System.Collections.Immutable;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A row of the table: a pressed button, and for whom it shows or changes something of Fabrikam's.</summary>
/// <param name="Make">What is there before; null is nothing of its own.</param>
internal sealed record PressRow(string Verb, Who Allowed, Func<RoleRow, Changes>? Make = null)
{
    /// <summary>Fields besides, or in place of, those of <see cref="RoleRow.Fields"/>.</summary>
    public ImmutableDictionary<string, string> With { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What only those see who may; empty when the words of <see cref="RoleRow"/> tell.</summary>
    public string Shows { get; init; } = "";

    /// <summary>Another case of the same verb.</summary>
    public string Case { get; init; } = "";
}

/// <summary>Every verb of every button, each with who may press it.</summary>
internal static class RolePresses
{
    private const string Article =
        "---\nid: KB-0000\ntitle: The tube swallows capsules\nservices: [printing]\nsymptoms:\n  - the tube swallows everything\n"
        + "audience: everyone\nminutes: 5\nreviewed: 2026-10-19\n---\n\nSay so.\n\n## Steps\n\n1. Open the flap.\n";

    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    /// <summary>A button of Fabrikam's figures, whoever presses it.</summary>
    private static readonly ImmutableDictionary<string, string> Downtime = None
        .Add("topic", "Downtime").Add("from", "2026-10-01").Add("until", "2026-11-01").Add("client", "fabrikam")
        .Add("format", "csv").Add("every", "week").Add("Compliance", "true");

    public static readonly ImmutableArray<PressRow> All = [.. Reports(), .. OwnTickets(), .. DeskTickets(), .. Outages(), .. Money(), .. Figures(), .. Articles(), .. Others()];

    private static IEnumerable<PressRow> Reports() =>
    [
        new(Verbs.ReportSolved, Who.Owner, r => r.Reported()),
        new(Verbs.ReportOpenTicket, Who.Owner, r => r.Reported()),
        new(Verbs.ReportWait, Who.Owner, r => r.Reported()),
        new(Verbs.ReportAskApproval, Who.Owner, r => r.Reported()),
        new(Verbs.ReportNotMine, Who.Owner, r => r.Reported()),
        new(Verbs.ReportChoose, Who.Owner, r => r.Reported()),
        new(Verbs.ReportHuman, Who.Owner, r => r.Reported()),
        new(Verbs.ReportWhy, Who.Owner, r => r.Reported()) { Shows = "How I decided this" },
        new(Verbs.ReportAffected, Who.Owner, r => r.ReportedDuringOutage()) { With = None.Add("outage", "RECORD") },
        new(Verbs.ReportFor, Who.Nobody),
        new(Verbs.SolutionRated, Who.Company, r => r.Reported()),
        new(Verbs.MessageEdited, Who.Owner, r => r.Reported()),
        new(Verbs.MessageEdited, Who.Owner, r => r.Relayed()) { Case = "on a ticket", With = None.Add("report", "R-MESSAGE") },
        new(Verbs.MessageDeleted, Who.Owner, r => r.Reported()),
    ];

    private static IEnumerable<PressRow> OwnTickets() =>
    [
        new(Verbs.TicketShow, Who.Readers, r => r.Open()),
        new(Verbs.TicketRefresh, Who.Readers, r => r.Open()),
        new(Verbs.Say, Who.Readers, r => r.Open()) { With = None.Add("text", "TICKET") },
        new(Verbs.TicketFiles, Who.Readers, r => r.Open()),
        new(Verbs.TicketComment, Who.Readers, r => r.Open()),
        new(Verbs.TicketConfirm, Who.Owner | Who.Desk, r => r.Resolved()),
        new(Verbs.TicketReopen, Who.Owner | Who.Desk, r => r.Closed()),
        new(Verbs.TicketRate, Who.Owner, r => r.Closed()),
        new(Verbs.TicketWithdraw, Who.Owner | Who.Desk, r => r.Open()),
        new(Verbs.TicketWithdrawYes, Who.Owner | Who.Desk, r => r.Open()),
        new(Verbs.TicketAmend, Who.Owner, r => r.Open()),
        new(Verbs.TicketAmendYes, Who.Nobody, r => r.Open()),
        new(Verbs.CommentAdd, Who.Nobody, r => r.Open()),
        new(Verbs.CommentNew, Who.Nobody, r => r.Open()),
        new(Verbs.FilePlace, Who.Owner, r => r.Open()) { Shows = "files go onto" },
    ];

    private static IEnumerable<PressRow> DeskTickets() =>
    [
        new(Verbs.TicketClaim, Who.Desk, r => r.Open()),
        new(Verbs.TicketRelease, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketResolve, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketAsk, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketTell, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketNote, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketPriority, Who.Desk, r => r.Assigned()) { Shows = "Priority 1 for" },
        new(Verbs.TicketPriorityYes, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketService, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketHandOver, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketVendor, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketVendorBack, Who.Desk, r => r.AtVendor()),
        new(Verbs.TicketMore, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketMerge, Who.Desk, r => r.WithOther()),
        new(Verbs.TicketMergeYes, Who.Desk, r => r.WithOther()),
        new(Verbs.TicketSplit, Who.Desk, r => r.Assigned()),
        new(Verbs.TicketParent, Who.Desk, r => r.WithOther()),
        new(Verbs.TicketChildren, Who.Desk, r => r.WithPart()),
        new(Verbs.TicketHistory, Who.Desk, r => r.Assigned()) { Shows = "History of" },
        new(Verbs.ViewPage, Who.Desk, r => r.Assigned()),
        new(Verbs.AlertAcknowledge, Who.Desk, r => r.Alerted()),
    ];

    private static IEnumerable<PressRow> Outages() =>
    [
        new(Verbs.OutageDeclare, Who.Desk) { With = None.Add("where", "fabrikam").Add("since", ""), Shows = "These words are pressed" },
        new(Verbs.OutageUpdate, Who.Desk, r => r.OnGoing()),
        new(Verbs.OutageAmend, Who.Desk, r => r.OnGoing()) { With = None.Add("since", "08:00") },
        new(Verbs.OutagePeople, Who.Desk, r => r.OnGoing()) { Shows = "Emil Krause" },
        new(Verbs.OutageClose, Who.Desk, r => r.OnGoing()) { Shows = "These words are pressed" },
        new(Verbs.OutageCloseYes, Who.Desk, r => r.OnGoing()),
        new(Verbs.OutageAffected, Who.Company, r => r.OnGoing()),
        new(Verbs.MaintenanceCancel, Who.Desk, r => r.Planned()),
    ];

    private static IEnumerable<PressRow> Money() =>
    [
        new(BillingVerbs.ApproveUpTo, Who.Spenders, r => r.Asked()) { With = None.Add("amount", "10") },
        new(Verbs.TicketApprove, Who.Spenders, r => r.Asked()),
        new(Verbs.TicketDecline, Who.Spenders, r => r.Asked()),
        new(BillingVerbs.AskAgain, Who.Readers, r => r.AskedLongAgo()),
        new(BillingVerbs.LogTime, Who.Desk, r => r.Assigned()),
        new(BillingVerbs.Save, Who.Technician, r => r.Drafted()),
        new(BillingVerbs.Cancel, Who.Technician, r => r.Drafted()),
        new(BillingVerbs.ShowTime, Who.Desk, r => r.Worked()),
        new(BillingVerbs.CorrectTime, Who.Desk, r => r.Billed()),
        new(BillingVerbs.CorrectCoverage, Who.Desk, r => r.Worked()),
        new(BillingVerbs.WhyTicket, Who.Readers, r => r.Worked()),
    ];

    private static IEnumerable<PressRow> Figures() =>
    [
        new(Verbs.FiguresShow, Who.Figures) { With = Downtime, Shows = "people-hours" },
        new(Verbs.FiguresShow, Who.Figures) { Case = "tickets", With = Downtime.SetItem("topic", "Tickets"), Shows = "October 2026" },
        new(Verbs.FiguresShow, Who.Figures) { Case = "statement", With = Downtime.SetItem("topic", "Statement"), Shows = "October 2026" },
        new(Verbs.FiguresShow, Who.Dispatcher) { Case = "load", With = Downtime.SetItem("topic", "Load"), Shows = "Tessa Lang" },
        new(Verbs.FiguresShow, Who.Desk) { Case = "gaps", With = Downtime.SetItem("topic", "Gaps"), Shows = "October 2026" },
        new(Verbs.FiguresExport, Who.Figures) { With = Downtime, Shows = "/files/" },
        new(Verbs.FiguresRepeat, Who.Figures) { With = Downtime, Shows = "digest.stop" },
        new(Verbs.FiguresShare, Who.Manager) { With = Downtime, Shows = "Shared by" },
        new(Verbs.FiguresFit, Who.Figures) { With = Downtime, Shows = "what fits you" },
        new(Verbs.DecisionAdd, Who.Figures) { With = Downtime.SetItem("text", "move the scanner"), Shows = "move the scanner" },
        new(Verbs.DecisionSettle, Who.Figures) { With = Downtime.SetItem("number", "1").SetItem("state", "Done"), Shows = "Decisions from reviews" },
        new(Verbs.DigestStop, Who.Manager, r => r.Digest()),
    ];

    private static IEnumerable<PressRow> Articles() =>
    [
        new(ArticleVerbs.Show, Who.Desk) { With = None.Add("article", "KB-0099"), Shows = "A drive letter is reported" },
        new(ArticleVerbs.History, Who.Desk) { With = None.Add("article", "KB-0099"), Shows = "A drive letter is reported" },
        new(ArticleVerbs.Draft, Who.Desk, r => r.Closed()),
        new(ArticleVerbs.DraftGap, Who.Desk, r => r.Closed()),
        new(ArticleVerbs.Forget, Who.Desk, r => r.Phrased()),
        new(ArticleVerbs.Preview, Who.Desk)
        {
            With = None.Add("article", "").Add("rev", "0").Add("title", "The tube swallows capsules").Add("services", "printing")
                .Add("symptoms", "the tube swallows everything").Add("audience", "everyone").Add("minutes", "5").Add("clients", "")
                .Add("body", "## Steps\n\n1. Open the flap."),
            Shows = "The tube swallows capsules",
        },
        new(ArticleVerbs.Save, Who.Desk, r => r.ArticleDrafted(Article)) { With = None.Add("draft", "ARTICLE-DRAFT"), },
        new(ArticleVerbs.Checked, Who.Desk) { With = None.Add("article", "KB-0012"), Shows = "saved as revision 2" },
        new(ArticleVerbs.Retire, Who.Desk) { With = None.Add("article", "KB-0013"), Shows = "is retired" },
        new(ArticleVerbs.Restore, Who.Desk) { With = None.Add("article", "KB-0013").Add("rev", "2"), Shows = "saved as revision 3" },
    ];

    private static IEnumerable<PressRow> Others() =>
    [
        new(Verbs.NoticesChoose, Who.Known) { Shows = "notices" },
        new(Verbs.Welcome, Who.Nobody),
    ];
}
