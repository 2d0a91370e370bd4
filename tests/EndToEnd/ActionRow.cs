using System.Collections.Immutable;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>An action of the desk on a ticket, as a button and as a typed command.</summary>
/// <param name="Verb">Of the button on the ticket's card, or on the card of "More".</param>
/// <param name="Make">The ticket before.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="Words">The same typed.</param>
/// <param name="Typo">The same command with a typing error, without ticket and words.</param>
/// <param name="Command">The command as the desk's help spells it.</param>
internal sealed record ActionRow(
    string Verb, Func<RoleRow, Changes> Make, ImmutableDictionary<string, string> Form, Func<RoleRow, string> Words, string Typo, string Command)
{
    /// <summary>What the employee is told; empty when nothing may be heard.</summary>
    public string Hears { get; init; } = "";

    /// <summary>Pressed on the card that asks before anything is stored; null when it is one step.</summary>
    public string? Then { get; init; }

    /// <summary>The technicians' card looks different afterwards.</summary>
    public bool EditsCard { get; init; } = true;

    /// <summary>Has a card of its own, not that of the ticket.</summary>
    public bool HasOwnCard { get; init; }

    /// <summary>Concerns more than its ticket, so that every time it is done in a world of its own.</summary>
    public bool NeedsOwnWorld { get; init; }

    public override string ToString() => Verb;
}

/// <summary>The whole set of actions, and the verbs that are none of them.</summary>
internal static class ActionRows
{
    /// <summary>Words that only the desk may read.</summary>
    public const string Secret = "bandicoot";

    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    public static readonly ImmutableArray<ActionRow> All = [.. Work(), .. Sorting(), .. Links(), .. Money()];

    /// <summary>Verbs about tickets that are not an action of the desk on one, each with the reason.</summary>
    public static readonly ImmutableDictionary<string, string> Others = new Dictionary<string, string>
    {
        [Verbs.TicketShow] = "shows",
        [Verbs.TicketRefresh] = "shows",
        [Verbs.TicketMore] = "shows",
        [Verbs.TicketHistory] = "shows",
        [Verbs.TicketFiles] = "shows",
        [BillingVerbs.ShowTime] = "shows",
        [BillingVerbs.WhyTicket] = "shows",
        [Verbs.TicketComment] = "the reporter's answer",
        [Verbs.TicketAmend] = "the reporter's own words",
        [Verbs.TicketAmendYes] = "the reporter's own words",
        [Verbs.TicketRate] = "the reporter's stars",
        [Verbs.TicketConfirm] = "the reporter's answer",
        [Verbs.TicketReopen] = "the reporter's answer",
        [Verbs.TicketWithdraw] = "the reporter's wish",
        [Verbs.TicketWithdrawYes] = "the reporter's wish",
        [Verbs.TicketApprove] = "an approver's answer",
        [Verbs.TicketDecline] = "an approver's answer",
        [BillingVerbs.ApproveUpTo] = "an approver's answer",
        [BillingVerbs.AskAgain] = "the reporter asks the approvers again",
        [Verbs.TicketChildren] = "an answer to a question after resolve",
        [BillingVerbs.Cancel] = "drops what another row saves",
        [BillingVerbs.CorrectTime] = "an action on logged time, not on the ticket",
    }.ToImmutableDictionary();

    private static ImmutableDictionary<string, string> Text(string text) => None.Add("text", text);

    private static IEnumerable<ActionRow> Work() =>
    [
        new(Verbs.TicketClaim, r => r.Open(), None, r => $"claim {r.TicketId}", "clam", "claim") { Hears = "is working on" },
        new(Verbs.TicketRelease, r => r.Assigned(), None, r => $"release {r.TicketId}", "relase", "release") { Hears = "is back in the queue" },
        new(Verbs.TicketAsk, r => r.Assigned(), Text("Which lamp blinks?"), r => $"ask the user {r.TicketId} Which lamp blinks?", "ask teh user", "ask the user")
        {
            Hears = "has a question about",
        },
        new(Verbs.TicketTell, r => r.Assigned(), Text("We are on the way"), r => $"tell the user {r.TicketId} We are on the way", "tel the user", "tell the user")
        {
            Hears = "We are on the way",
        },
        new(Verbs.TicketNote, r => r.Assigned(), Text(Secret), r => $"internal note {r.TicketId} {Secret}", "internal noet", "internal note")
        {
            EditsCard = false,
        },
        new(Verbs.TicketResolve, r => r.Assigned(), Text("Cleaned the lamp").Add("cause", "wear"), r => $"resolve {r.TicketId} wear Cleaned the lamp", "resolv", "resolve")
        {
            Hears = "Cleaned the lamp",
        },
        new(Verbs.TicketVendor, r => r.Assigned(), Text(Secret), r => $"waiting for vendor {r.TicketId} {Secret}", "waiting for vendr", "waiting for vendor")
        {
            Hears = "supplier",
        },
        new(Verbs.TicketVendorBack, r => r.AtVendor(), None, r => $"vendor answered {r.TicketId}", "vendor anwsered", "vendor answered"),
        new(Verbs.TicketHandOver, r => r.Assigned(), Text(Secret).Add("to", RoleColumn.Of(Who.Dispatcher).PersonId),
            r => $"hand over {r.TicketId} to Tessa: {Secret}", "hand ovr", "hand over")
        {
            Hears = "Tessa Lang is working on",
        },
        new(Verbs.AlertAcknowledge, r => r.Alerted(), None, r => $"acknowledge {r.TicketId}", "acknowlege", "acknowledge")
        {
            EditsCard = false,
            HasOwnCard = true,
        },
    ];

    private static IEnumerable<ActionRow> Sorting() =>
    [
        new(Verbs.TicketPriority, r => r.Assigned(), Text(Secret).Add("priority", "P3"), r => $"set priority {r.TicketId} P3 {Secret}", "set priorty", "set priority")
        {
            Hears = "priority 3",
        },
        new(Verbs.TicketService, r => r.Assigned(), None.Add("service", "vpn"), r => $"set service {r.TicketId} vpn", "set servce", "set service"),
    ];

    private static IEnumerable<ActionRow> Links() =>
    [
        new(Verbs.TicketMerge, r => r.WithOther(), None.Add("other", "PART"), r => $"merge {r.TicketId} into {r.PartId}", "merg", "merge") { Hears = "are the same problem" },
        new(Verbs.TicketSplit, r => r.Assigned(), Text("The lamp too"), r => $"split {r.TicketId}: The lamp too", "spilt", "split") { Hears = "The lamp too" },
        new(Verbs.TicketParent, r => r.WithOther(), None.Add("other", "PART"), r => $"child {r.TicketId} of {r.PartId}", "chld", "child"),
        new(Verbs.OutageDeclare, r => r.Assigned(), Text("The gate is shut").Add("where", "fabrikam").Add("degraded", "false").Add("since", "08:00"),
            r => $"declare outage printing at fabrikam since 08:00: The gate is shut", "declare outge", "declare outage")
        {
            Hears = "Printing is down",
            NeedsOwnWorld = true,
        },
    ];

    private static IEnumerable<ActionRow> Money() =>
    [
        new(BillingVerbs.LogTime, r => r.Assigned(), Text(Secret).Add("minutes", "15").Add("type", "remote"), r => $"log 15m on {r.TicketId} {Secret}", "lgo", "log")
        {
            Then = BillingVerbs.Save,
            EditsCard = false,
        },
        new(BillingVerbs.CorrectCoverage, r => r.Assigned(), None.Add("what", "user-damage").Add("value", "").Add("reason", Secret),
            r => $"coverage {r.TicketId} user-damage because {Secret}", "covrage", "coverage")
        {
            Then = BillingVerbs.Save,
            EditsCard = false,
        },
    ];
}
