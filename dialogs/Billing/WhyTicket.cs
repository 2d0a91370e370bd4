using System.Text.RegularExpressions;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// "why SD-1042?": what told service and priority, the steps of the coverage decision on the work so far, and what technicians
/// corrected and why.
/// </summary>
public sealed partial class WhyTicket(MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["ticket"] ?? TicketOf(input.Text) ?? conversation.TicketId ?? "";
        if (await money.TicketAsync(id, input.Person, ct) is not { } billed)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", id));
        var (_, booking) = await money.StandingAsync(billed.Ticket, input.Now, ct);
        var seesMoney = TicketAccess.SeesMoney(input.Person, money.Book);
        var steps = booking.Parts
            .SelectMany(p => p.Settlement.Tickets)
            .Where(t => t.Id == id && t.Minutes.Worked > 0)
            .SelectMany(t => t.Trail)
            .Where(t => seesMoney || t.Amount is null)
            .Select(t => Sentence(t, money.Book, say))
            .ToList();
        var corrections = (billed.Terms?.Corrections ?? []).Select(c => DraftCard.CorrectionLine(c, say)).ToList();
        var card = new Card
        {
            Title = say.Format("Billing_WhyTitle", id),
            Blocks =
            [
                .. TriageLines.Of(billed.Ticket, say).Select(line => new Block.Line(line)),
                steps.Count + corrections.Count == 0 ? new Block.Line(say["Trail_NoWork"]) : new Block.Steps([.. steps, .. corrections]),
            ],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>The ticket that "why SD-1042?" names; null when the words ask for something else.</summary>
    public static string? TicketOf(string text) => Words().Match(text) is { Success: true } match ? "SD-" + match.Groups[1].Value : null;

    /// <summary>A step of a decision in plain words.</summary>
    public static string Sentence(TrailStep step, ContractBook book, Texts say)
    {
        var detail = step.Fact == TrailFact.Identified ? book.FindClient(step.Detail ?? "")?.Name ?? step.Detail : step.Detail;
        var words = say.Format(
            KeyOf(step), step.Contract is null ? "" : CoverageLines.NameOf(step.Contract), step.Minutes ?? 0m, detail);
        return step.Amount is { } amount ? $"{words}: {say.Money(amount, book.Currency)}" : words;
    }

    /// <summary>Fees and consents have a sentence for each kind.</summary>
    private static string KeyOf(TrailStep step) => step switch
    {
        { Fact: TrailFact.Fee, Detail: { } kind } => "Trail_Fee_" + kind.Replace("-", "", StringComparison.Ordinal),
        { Fact: TrailFact.Authority, Detail: { } state } => "Trail_Consent_" + state.Replace("-", "", StringComparison.Ordinal),
        _ => "Trail_" + step.Fact,
    };

    [GeneratedRegex(@"^(?:why|explain)\s+(?:is\s+|does\s+)?SD[- ]?(\d{1,9})\b[^\d]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
