using System.Collections.Concurrent;
using System.Globalization;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Forty employees and six technicians who act at random, the same way for the same seed.</summary>
internal sealed class SimulatedDesk(ulong seed)
{
    private const int Employees = 40;

    private static readonly string[] Domains = ["contoso", "fabrikam", "northwind", "adventure-works"];

    private static readonly string[] Problems =
    [
        "the label printer in the warehouse is dead", "Outlook keeps asking for my password since this morning",
        "I have no internet at my desk", "my second screen stays black", "my laptop does not start any more",
        "the wifi drops every few minutes", "I cannot open the shared drive",
    ];

    private readonly string[] _employees = [.. Enumerable.Range(0, Employees).Select(i => $"sim{i}@{Domains[i % Domains.Length]}.example")];
    private readonly string[] _technicians = [.. Enumerable.Range(1, 6).Select(i => $"technician{i}@desk.example")];
    private ulong _state = seed;
    private int _words;

    /// <summary>What the desk told reporters, with the ticket it was about.</summary>
    public ConcurrentDictionary<string, string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Drafts of time and coverage that were saved, each pressed twice.</summary>
    public ConcurrentBag<string> Saved { get; } = [];

    /// <summary>Makes everybody known, as a roster would.</summary>
    public async Task AddPeopleAsync(BotUnderTest bot)
    {
        var changes = Changes.None;
        foreach (var upn in _employees.Concat(_technicians.Skip(4)))
        {
            var tenant = bot.MessageOf(upn).TenantId ?? "";
            var isDesk = upn.EndsWith("@desk.example", StringComparison.Ordinal);
            var person = new Person
            {
                Id = DeskStory.PersonId(upn, tenant),
                Upn = upn,
                Name = "Name of " + upn.Split('@')[0],
                ClientId = isDesk ? null : upn.Split('@')[1].Split('.')[0],
                Roles = isDesk ? [PersonRole.Technician] : [PersonRole.Employee, PersonRole.Approver],
            };
            changes = changes.Insert(PeopleQueries.People, person.Id, person);
        }

        await bot.Store.CommitAsync(changes, TestContext.Current.CancellationToken);
    }

    /// <summary>Several people act at the same moment.</summary>
    public async Task ActAsync(BotUnderTest bot, int count)
    {
        var tickets = (await bot.NewTicketsAsync()).Where(t => t.Status is not (TicketStatus.Closed or TicketStatus.Withdrawn)).ToList();
        var reports = (await bot.ReportsAsync()).Where(r => r.State == ReportState.Offered).ToList();
        var acts = Enumerable.Range(0, count).Select(_ => Next(3) switch
        {
            0 => Report(bot, _employees[Next(Employees)]),
            1 when reports.Count > 0 => Open(bot, reports[Next(reports.Count)]),
            _ when tickets.Count > 0 && Next(4) == 0 => OfReporter(bot, tickets[Next(tickets.Count)]),
            _ when tickets.Count > 0 => OfTechnician(bot, tickets[Next(tickets.Count)], tickets, _technicians[Next(_technicians.Length)]),
            _ => Report(bot, _employees[Next(Employees)]),
        }).ToList();
        await Task.WhenAll(acts);
    }

    /// <summary>Whoever was shown what time or coverage costs, or what a merge moves, says yes; most of them twice.</summary>
    /// <param name="after">Requests of the connector that were looked at before.</param>
    public async Task AgreeAsync(BotUnderTest bot, int after)
    {
        foreach (var (verb, data) in bot.ButtonsSince(after).Where(b => b.Verb is BillingVerbs.Save or Verbs.TicketMergeYes).ToList())
        {
            if (verb == Verbs.TicketMergeYes)
            {
                await bot.PressInChannelAsync(_technicians[Next(_technicians.Length)], verb, data);
                continue;
            }

            if (await bot.Store.FindAsync(WorkDraft.Drafts, data["draft"], TestContext.Current.CancellationToken) is not { } draft) continue;
            var upn = _technicians.First(t => DeskStory.PersonId(t, bot.MessageOf(t).TenantId ?? "") == draft.Value.By);
            Saved.Add(draft.Id);
            await Task.WhenAll(bot.PressAsync(upn, verb, data), bot.PressAsync(upn, verb, data));
        }
    }

    private async Task Report(BotUnderTest bot, string upn) => await bot.SayAsync(upn, Problems[Next(Problems.Length)]);

    /// <summary>Pressed twice, and delivered twice, as impatient people and channels do.</summary>
    private async Task Open(BotUnderTest bot, ProblemReport report)
    {
        var (upn, data) = (UpnOf(report.PersonId), new { report = report.Id });
        var verb = Next(4) == 0 ? Verbs.ReportHuman : Verbs.ReportOpenTicket;
        var id = "open-" + report.Id;
        await Task.WhenAll(bot.PressAsync(upn, verb, data, id), bot.PressAsync(upn, verb, data, id), bot.PressAsync(upn, verb, data));
    }

    private async Task OfReporter(BotUnderTest bot, Ticket ticket)
    {
        var upn = UpnOf(ticket.RequesterId);
        var card = CardOf(ticket, "still the same " + Word());
        await (Next(5) switch
        {
            0 => bot.PressAsync(upn, Verbs.TicketConfirm, card),
            1 => bot.PressAsync(upn, Verbs.TicketReopen, card),
            2 => bot.PressAsync(upn, Verbs.TicketWithdrawYes, card),
            _ => bot.PressAsync(upn, Verbs.TicketComment, card),
        });
    }

    private async Task OfTechnician(BotUnderTest bot, Ticket ticket, IReadOnlyList<Ticket> open, string upn) => await (Next(14) switch
    {
        0 => bot.PressInChannelAsync(upn, Verbs.TicketRelease, CardOf(ticket, "")),
        1 => bot.PressInChannelAsync(upn, Verbs.TicketAsk, CardOf(ticket, "question " + Word())),
        2 => bot.PressInChannelAsync(upn, Verbs.TicketNote, CardOf(ticket, "secret " + Word())),
        3 => bot.SayInChannelAsync(upn, $"note {ticket.Id} secret {Word()}"),
        4 => bot.PressInChannelAsync(upn, Verbs.TicketResolve, CardOf(ticket, "repaired " + Word())),
        5 => bot.SayInChannelAsync(upn, $"priority {ticket.Id} P{Next(4) + 1} secret {Word()}"),
        6 => bot.SayInChannelAsync(upn, $"tell {ticket.Id} {ToTell(ticket)}"),
        7 or 8 or 9 => bot.SayAsync(upn, $"log {5 * (1 + Next(8))}m on {ticket.Id} secret {Word()}"),
        10 => bot.SayAsync(upn, $"coverage {ticket.Id} {(Next(2) == 0 ? "user-damage" : "wear")} because secret {Word()}"),
        11 => bot.SayInChannelAsync(upn, $"merge {ticket.Id} into {OtherOf(ticket, open)}"),
        _ => bot.PressInChannelAsync(upn, Verbs.TicketClaim, CardOf(ticket, "")),
    });

    private string OtherOf(Ticket ticket, IReadOnlyList<Ticket> open)
    {
        var others = open.Where(t => t.ClientId == ticket.ClientId && t.Id != ticket.Id).ToList();
        return others.Count == 0 ? ticket.Id : others[Next(others.Count)].Id;
    }

    private string ToTell(Ticket ticket)
    {
        var words = Word();
        Told[words] = ticket.Id;
        return words;
    }

    private static object CardOf(Ticket ticket, string text) =>
        new { ticket = ticket.Id, rev = ticket.Revision.ToString(CultureInfo.InvariantCulture), text, cause = "wear" };

    private string UpnOf(string personId) => _employees.First(upn => personId.EndsWith(
        SupportBot.Bot.Sample.SamplePeople.ObjectIdOf(upn), StringComparison.OrdinalIgnoreCase));

    private string Word() => "w" + Interlocked.Increment(ref _words).ToString("D6", CultureInfo.InvariantCulture) + "x";

    /// <summary>From 0 to below <paramref name="below"/>; Knuth's multiplier, so that the run depends on the seed alone.</summary>
    private int Next(int below)
    {
        _state = unchecked((_state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL);
        return (int)((_state >> 33) % (ulong)below);
    }
}
