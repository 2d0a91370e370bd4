using System.Globalization;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// Withdrawing a ticket: first what it has come to so far and what stays of it, then, when that is confirmed, the step. Money that
/// was not agreed to is not invoiced by it.
/// </summary>
public sealed class WithdrawTicket(TicketStepFlow steps, TicketQueries tickets, MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var id = input.Press?["ticket"] ?? CommandLine.Read(input.Text, input.Culture).TicketId ?? "";
        var stored = await tickets.FindAsync(id, ct);
        var step = new TicketStepFlow.Request(id, null, TicketStep.Withdraw, null, null, new StepExtras(Reference: input.Id));
        if (stored is null || !TicketAccess.MaySee(stored.Value, input.Person)) return await steps.TakeAsync(conversation, input, step, ct);
        var gone = TicketRules.Apply(stored.Value, TicketStep.Withdraw, TicketAccess.ActorOf(input.Person), input.Now);
        var mayNot = !stored.Value.IsOf(input.Person.Id) && !input.Person.IsDesk;
        if (mayNot || gone is TicketOutcome.Refused) return await steps.TakeAsync(conversation, input, step, ct);
        var standing = await money.StandingIfAsync(gone.Ticket, input.Now, ct);
        if (input.Press is not { Verb: Verbs.TicketWithdrawYes } press || standing.Total > ShownIn(press))
            return new TurnResult(conversation, [Reply.Show(input.Here, Asked(stored.Value, standing, input))], Changes.None);
        return await steps.TakeAsync(conversation, input, step, ct);
    }

    /// <summary>What the card that was pressed said; a number that nobody wrote there shows the card again.</summary>
    private static decimal ShownIn(Press press) =>
        decimal.TryParse(press["shown"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shown) ? shown : 0m;

    private Card Asked(Ticket ticket, TicketStanding standing, UserInput input)
    {
        var say = Texts.For(input);
        return new Card
        {
            Title = say.Format("Ticket_WithdrawAsk", ticket.Id, ticket.Title),
            Accent = standing.Total > 0m ? Accent.Warning : Accent.Plain,
            Blocks = [.. Lines(ticket, standing, input, say).Select(line => new Block.Line(line))],
            Buttons =
            [
                new Button(
                    say["Ticket_WithdrawYes"], Verbs.TicketWithdrawYes, ("ticket", ticket.Id),
                    ("shown", standing.Total.ToString(CultureInfo.InvariantCulture))),
                new Button(say["Ticket_WithdrawNo"], Verbs.TicketShow, ("ticket", ticket.Id)),
            ],
        };
    }

    private IEnumerable<string> Lines(Ticket ticket, TicketStanding standing, UserInput input, Texts say)
    {
        if (standing is { Worked: 0, Total: 0m })
        {
            yield return say["Ticket_WithdrawNothing"];
            yield break;
        }

        if (standing.Worked > 0) yield return say.Format("Ticket_WithdrawWorked", say.Length(standing.Worked));
        if (!TicketAccess.SeesMoney(input.Person, money.Book))
        {
            yield return say["Ticket_WithdrawHidden"];
            yield break;
        }

        var limit = Consent.AuthorisedFor(ticket, money.Book.FindClient(ticket.ClientId));
        foreach (var line in MoneyLines.SoFar(standing, limit, money.Book, say)) yield return line;
        if (standing.Held > 0m) yield return say["Ticket_WithdrawHeld"];
    }
}
