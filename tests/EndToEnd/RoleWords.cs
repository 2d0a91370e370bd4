using System.Collections.Immutable;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A row of the table: typed words, and for whom they show or change something of Fabrikam's.</summary>
/// <param name="Command">What the words are: a value of <see cref="DeskVerb"/>, <see cref="Command"/> or <see cref="Topic"/>, or a name.</param>
/// <param name="Make">What is there before; null is nothing of its own.</param>
/// <param name="Shows">What only those see who may; empty when the words of <see cref="RoleRow"/> tell.</param>
internal sealed record SaidRow(object Command, Who Allowed, Func<RoleRow, string> Words, Func<RoleRow, Changes>? Make = null, string Shows = "");

/// <summary>Every typed command, each with who may type it.</summary>
internal static class RoleWords
{
    public static readonly ImmutableArray<SaidRow> All =
        [.. Everybody(), .. Steps(), .. Links(), .. Outages(), .. Lists(), .. OnCall(), .. Articles(), .. Money(), .. Figures()];

    private static IEnumerable<SaidRow> Everybody() =>
    [
        new(Command.Nothing, Who.Nobody, _ => "?"),
        new(Command.Help, Who.Nobody, _ => "help"),
        new(Command.Greeting, Who.Nobody, _ => "hello"),
        new(Command.Thanks, Who.Nobody, _ => "thanks"),
        new(Command.Why, Who.Nobody, _ => "why?"),
        new(Command.UseChannel, Who.Nobody, _ => "use this channel for escalations"),
        new("ShareHere", Who.Nobody, _ => "share here"),
        new(Command.MyTickets, Who.Owner | Who.Desk, _ => "my open tickets", r => r.Open()),
        new(Command.Ticket, Who.Readers, r => r.TicketId, r => r.Open()),
        new(Command.Files, Who.Readers, r => $"files {r.TicketId}", r => r.Open()),
        new(Command.About, Who.Owner, _ => "what about my scanner?", r => r.Open()),
        new(Command.Withdraw, Who.Owner | Who.Desk, r => $"withdraw {r.TicketId}", r => r.Open()),
        new(Command.Amend, Who.Owner, r => $"change {r.TicketId}: the whole team cannot print", r => r.Open()),
        new(Command.Confirm, Who.Owner, r => $"confirm {r.TicketId}", r => r.Resolved()),
        new(Command.Reopen, Who.Owner, r => $"reopen {r.TicketId}", r => r.Closed()),
        new(Command.Claim, Who.Desk, r => $"claim {r.TicketId}", r => r.Open()),
        new(Command.Release, Who.Desk, r => $"release {r.TicketId}", r => r.Assigned()),
        new(Command.Resolve, Who.Desk, r => $"resolve {r.TicketId} wear Cleaned the lamp", r => r.Assigned()),
    ];

    private static IEnumerable<SaidRow> Steps() =>
    [
        new(DeskVerb.Ask, Who.Desk, r => $"ask the user {r.TicketId} which lamp blinks?", r => r.Assigned()),
        new(DeskVerb.Tell, Who.Desk, r => $"tell the user {r.TicketId} we are on the way", r => r.Assigned()),
        new(DeskVerb.Note, Who.Desk, r => $"note {r.TicketId} the lamp is old", r => r.Assigned()),
        new(DeskVerb.Priority, Who.Desk, r => $"set priority {r.TicketId} P1", r => r.Assigned(), "Priority 1 for"),
        new(DeskVerb.HandOver, Who.Desk, r => $"hand over {r.TicketId} to Tarik: please look", r => r.Assigned()),
        new(DeskVerb.Vendor, Who.Desk, r => $"waiting for vendor {r.TicketId} a lamp", r => r.Assigned()),
        new(DeskVerb.VendorBack, Who.Desk, r => $"vendor answered {r.TicketId}", r => r.AtVendor()),
        new(DeskVerb.Service, Who.Desk, r => $"set service {r.TicketId} vpn", r => r.Assigned()),
        new(DeskVerb.Acknowledge, Who.Desk, r => $"ack {r.TicketId}", r => r.Alerted()),
    ];

    private static IEnumerable<SaidRow> Links() =>
    [
        new(DeskVerb.Merge, Who.Desk, r => $"merge {r.PartId} into {r.TicketId}", r => r.WithOther()),
        new(DeskVerb.Split, Who.Desk, r => $"split {r.TicketId}: the lamp too", r => r.Assigned()),
        new(DeskVerb.Parent, Who.Desk, r => $"child {r.PartId} of {r.TicketId}", r => r.WithOther()),
        new(DeskVerb.History, Who.Desk, r => $"history {r.TicketId}", r => r.Assigned(), "History of"),
        new(DeskVerb.Similar, Who.Desk, r => $"similar {r.TicketId}", r => r.Assigned()),
        new(DeskVerb.InShort, Who.Desk, r => $"summary {r.TicketId}", r => r.Assigned()),
    ];

    private static IEnumerable<SaidRow> Outages() =>
    [
        new(DeskVerb.Outages, Who.Desk, _ => "list outages", r => r.OnGoing()),
        new(DeskVerb.OutageUpdate, Who.Desk, _ => "outage update vpn: typed news", r => r.OnGoing(), "typed news"),
        new(DeskVerb.OutageAmend, Who.Desk, _ => "outage amend vpn since 08:00: typed correction", r => r.OnGoing(), "outage.amend"),
        new(DeskVerb.OutagePeople, Who.Desk, _ => "outage people vpn", r => r.OnGoing(), "Emil Krause"),
        new(DeskVerb.OutageJoin, Who.Desk, r => $"join {r.TicketId} vpn", r => r.Assigned()),
        new(DeskVerb.OutageClose, Who.Desk, _ => "outage close vpn: typed end", r => r.OnGoing(), "outage.close-yes"),
        new(DeskVerb.OutageDeclare, Who.Desk, _ => "declare outage phones at fabrikam: typed outage", null, "outage.update"),
        new(DeskVerb.MaintenancePlan, Who.Desk, _ => "maintenance vpn at fabrikam from 2026-12-05 22:00 to 23:00: typed work", null, "maintenance.cancel"),
        new(DeskVerb.UpkeepKeep, Who.Desk, _ => "keep certificate role.example at fabrikam until 2027-01-15 every 12 months", null, "is on the plan"),
        new(DeskVerb.UpkeepDone, Who.Desk, _ => "done certificate role.example at fabrikam", null, "role.example"),
    ];

    private static IEnumerable<SaidRow> Lists() =>
    [
        new(DeskVerb.ViewMine, Who.Technician, _ => "mine", r => r.Assigned()),
        new(DeskVerb.ViewUnassigned, Who.Desk, _ => "unassigned", r => r.Open()),
        new(DeskVerb.ViewBoard, Who.Desk, _ => "board for fabrikam", r => r.Open()),
        new(DeskVerb.ViewFind, Who.Desk, _ => "find scanner", r => r.Open()),
        new(DeskVerb.ViewWaiting, Who.Desk, _ => "waiting for user", null, "There are none"),
        new(DeskVerb.ViewBreaching, Who.Nobody, _ => "due today"),
        new(DeskVerb.Unreached, Who.Nobody, _ => "unreached"),
    ];

    private static IEnumerable<SaidRow> OnCall() =>
    [
        new(DeskVerb.Rota, Who.Desk, _ => "on call", null, "On call"),
        new("Rota order", Who.Dispatcher, _ => "set rota Tom, Thea", null, "On call"),
        new(DeskVerb.RotaSwap, Who.Dispatcher, _ => "rota swap Thea 2026-12-01", null, "On call"),
        new(DeskVerb.RotaAway, Who.Dispatcher, _ => "rota away Thea 2026-12-02", null, "On call"),
    ];

    private static IEnumerable<SaidRow> Articles() =>
    [
        new(DeskVerb.ArticleShow, Who.Desk, _ => "article KB-0099", null, "A drive letter is reported"),
        new(DeskVerb.ArticleHistory, Who.Desk, _ => "article history KB-0099", null, "A drive letter is reported"),
        new(DeskVerb.ArticleNew, Who.Desk, _ => "new article", null, "article.preview"),
        new(DeskVerb.ArticleDraft, Who.Desk, r => $"draft article from {r.TicketId}", r => r.Closed()),
        new(DeskVerb.ArticleReviewed, Who.Desk, _ => "reviewed KB-0014", null, "KB-0014"),
    ];

    private static IEnumerable<SaidRow> Money() =>
    [
        new("Log", Who.Desk, r => $"log 15m on {r.TicketId} cleaned the lamp", r => r.Assigned()),
        new("Time", Who.Desk, r => $"time on {r.TicketId}", r => r.Worked()),
        new("Coverage", Who.Desk, r => $"coverage {r.TicketId} user-damage because it fell", r => r.Worked()),
        new("Why", Who.Readers, r => $"why {r.TicketId}", r => r.Worked()),
        new("Approvals", Who.Spenders, _ => "what is waiting for me?", r => r.Asked()),
        new("Approve", Who.Spenders, r => $"approve {r.TicketId} up to 100", r => r.Asked()),
        new("Decline", Who.Spenders, r => $"decline {r.TicketId}", r => r.Asked()),
        new("Statement", Who.Spenders | Who.Desk, _ => "statement fabrikam for October", null, "Fabrikam Logistics"),
        new("Balance", Who.Company, _ => "how many hours are left?", null, "What Fabrikam Logistics has left"),
        new("Contract", Who.Company, _ => "what does our contract include?", null, "Fabrikam Logistics"),
    ];

    private static IEnumerable<SaidRow> Figures() =>
    [
        new(Topic.Downtime, Who.Figures, _ => "how much downtime did we have last month for fabrikam?", null, "people-hours"),
        new(Topic.Services, Who.Figures, _ => "downtime by service last month for fabrikam", null, "Time to restore"),
        new(Topic.Causes, Who.Figures, _ => "downtime by cause last month for fabrikam", null, "Downtime by cause"),
        new(Topic.Timeline, Who.Figures, _ => "downtime timeline last month for fabrikam", null, "figures.export"),
        new(Topic.Tickets, Who.Figures, _ => "our tickets last month for fabrikam", null, "figures.export"),
        new(Topic.Cost, Who.Figures, _ => "what did support cost us last month for fabrikam?", null, "figures.export"),
        new(Topic.Levels, Who.Figures, _ => "how fast do you answer last month for fabrikam?", null, "figures.export"),
        new(Topic.Recurring, Who.Figures, _ => "what keeps coming back last month for fabrikam?", null, "figures.export"),
        new(Topic.Advice, Who.Figures, _ => "are we better off with a managed contract for fabrikam?", null, "what fits you"),
        new(Topic.Review, Who.Figures, _ => "prepare the quarterly review for fabrikam", null, "figures.export"),
        new(Topic.Due, Who.Figures, _ => "what is due for maintenance for fabrikam?", null, "figures.export"),
        new(Topic.Statement, Who.Spenders | Who.Desk, _ => "invoice fabrikam 2026-10", null, "Fabrikam Logistics"),
        new(Topic.Load, Who.Dispatcher, _ => "technician load last month", null, "figures.export"),
        new(Topic.Gaps, Who.Desk, _ => "knowledge gaps last month", null, "figures.export"),
        new(Topic.Decisions, Who.Figures, _ => "decisions for fabrikam", null, "figures.export"),
        new("Decide", Who.Figures, _ => "decision for fabrikam: move the gate", null, "move the gate"),
        new("SendMe", Who.Manager, _ => "send me our downtime every week", null, "digest.stop"),
        new(Command.Human, Who.Nobody, _ => "talk to a person"),
    ];
}
