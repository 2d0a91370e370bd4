using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>"time SD-1042": what was logged on a ticket and what it comes to, with the ways to correct it.</summary>
public sealed partial class ShowTime(MoneyDesk money) : IFlow
{
    /// <summary>Latest entries on the card.</summary>
    private const int MostRows = 12;

    /// <summary>Entries that have a button; there are others on the card.</summary>
    private const int MostButtons = 3;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var id = input.Press?["ticket"] ?? TicketOf(input.Text) ?? "";
        if (await money.TicketAsync(id, input.Person, ct) is not { Ticket: var ticket } billed)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var entries = await money.EntriesAsync(id, ct);
        var (standing, _) = await money.StandingAsync(ticket, input.Now, ct);
        var limit = Consent.AuthorisedFor(ticket, money.Book.FindClient(ticket.ClientId));
        var card = new Card
        {
            Title = say.Format("Billing_TimeTitle", ticket.Id, ticket.Title),
            Blocks =
            [
                entries.Count == 0 ? new Block.Line(say["Billing_NoTime"]) : TableOf(entries, say),
                .. (billed.Terms?.Corrections ?? []).Select(c => new Block.Line(DraftCard.CorrectionLine(c, say), Tone.Subtle)),
                .. entries.Count == 0 ? [] : MoneyLines.SoFar(standing, limit, money.Book, say).Select(line => new Block.Line(line)),
            ],
            Buttons = [.. entries.Where(e => !e.Removed).Reverse().Take(MostButtons).Select(e => Correct(e, say)), Coverage(ticket, say)],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>The ticket that words such as "time on SD-1042" name; null when they ask for something else.</summary>
    public static string? TicketOf(string text) => Words().Match(text) is { Success: true } match ? "SD-" + match.Groups[1].Value : null;

    private static Block.Table TableOf(IReadOnlyList<WorkEntry> entries, Texts say) => new(
        [say["Billing_When"], say["Billing_Who"], say["Billing_Minutes"], say["Billing_Note"]],
        [.. entries.TakeLast(MostRows).Select(e => ImmutableList.Create(
            say.When(e.Start),
            e.PersonName ?? "–",
            e.Removed ? say.Format("Billing_TakenBack", e.Minutes) : $"{e.Minutes} ({MoneyLines.WorkType(e.WorkType, say)})",
            e.Note ?? ""))]);

    private static Button Correct(WorkEntry entry, Texts say) =>
        new(say.Format("Billing_Correct", say.When(entry.Start), say.Length(entry.Minutes)), BillingVerbs.CorrectTime, ("entry", entry.Id))
        {
            Inputs =
            [
                new Input.Number("minutes", say["Billing_CorrectMinutes"], Required: true, 0, 1_440),
                new Input.TextField("reason", say["Billing_Why"], Required: true, Multiline: false, 300),
            ],
        };

    /// <summary>The form that corrects what the coverage rules go by.</summary>
    public static Button Coverage(Ticket ticket, Texts say) =>
        new(say["Billing_CorrectCoverage"], BillingVerbs.CorrectCoverage, ("ticket", ticket.Id))
        {
            Inputs =
            [
                new Input.Choice("what", say["Billing_CoverageWhat"], Required: true,
                    [.. CorrectCoverage.Choices.Select(c => new Option(c, CorrectCoverage.NameOf(c, say)))]),
                new Input.TextField("value", say["Billing_CoverageValue"], Required: false, Multiline: false, 64),
                new Input.TextField("reason", say["Billing_Why"], Required: true, Multiline: false, 300),
            ],
        };

    [GeneratedRegex(@"^(?:show\s+)?(?:time|hours|log|logged)(?:\s+(?:on|for|of))?\s+SD[- ]?(\d{1,9})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
