using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>"why?": the steps of the coverage decision, in order.</summary>
public sealed class ExplainCoverage(Offers offers, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["report"] ?? conversation.OpenReportId ?? await OfTicketAsync(conversation.TicketId, ct);
        var stored = id is null ? null : await tickets.FindReportAsync(id, ct);
        if (stored is null || stored.Value.PersonId != input.Person.Id)
            return TurnResult.Say(conversation, input, say["Why_Nothing"]);
        var offer = await offers.RenewAsync(stored.Value, input, ct);
        var seesMoney = offers.SeesMoney(input.Person);
        var steps = offer.Decision.Trail.Where(t => seesMoney || t.Amount is null).Select(t => WhyTicket.Sentence(t, offers.Book, say));
        var card = new Card
        {
            Title = say["Coverage_WhyTitle"],
            Blocks =
            [
                new Block.Line(say.Format("Report_WhyTriage", offer.Headline(say), offers.Assess(stored.Value.Text).Cell)),
                new Block.Steps([.. steps]),
            ],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>The report that became the ticket on the table; its work so far is explained by "why" and its number.</summary>
    private async Task<string?> OfTicketAsync(string? ticketId, CancellationToken ct) =>
        ticketId is null ? null : (await tickets.FindAsync(ticketId, ct))?.Value.ReportId;
}
