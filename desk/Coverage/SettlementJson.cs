using System.Text.Json.Nodes;
using NodaTime.Text;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>A settlement as the command line shows it.</summary>
internal static class SettlementJson
{
    public static JsonObject Of(Settlement settlement, string hash)
    {
        var currency = settlement.Currency;
        var result = new JsonObject
        {
            ["currency"] = currency,
            ["bookVersion"] = settlement.BookVersion,
            ["tickets"] = new JsonArray([.. settlement.Tickets.Select(ticket => Of(ticket, currency))]),
            ["lines"] = new JsonArray([.. settlement.Lines.Select(Of)]),
            ["draws"] = new JsonArray([.. settlement.Draws.Select(Of)]),
            ["pools"] = new JsonArray([.. settlement.Pools.Select(Of)]),
            ["invoice"] = CoverageJson.Money(settlement.Invoice),
            ["held"] = CoverageJson.Money(settlement.Held),
        };
        if (settlement.Recurring is { } recurring)
        {
            result["recurring"] = new JsonArray([.. recurring.Select(Of)]);
        }

        result["trail"] = CoverageJson.Trail(DecisionWording.Trail(settlement), currency);
        result["card"] = CoverageJson.Texts(DecisionWording.Lines(settlement));
        result["hash"] = hash;
        return result;
    }

    private static JsonObject Of(TicketSettlement ticket, string currency) => new()
    {
        ["id"] = ticket.Id,
        ["outcome"] = ticket.Outcome.Name(),
        ["reasons"] = CoverageJson.Names(ticket.Reasons),
        ["contracts"] = CoverageJson.Texts(ticket.Contracts),
        ["attribution"] = ticket.Attribution?.Name(),
        ["minutes"] = new JsonObject
        {
            ["worked"] = ticket.Minutes.Worked,
            ["covered"] = ticket.Minutes.Covered,
            ["incident"] = ticket.Minutes.Incident,
            ["rounded"] = ticket.Minutes.Rounded,
        },
        ["net"] = CoverageJson.Money(ticket.Charged.Net),
        ["tax"] = CoverageJson.Money(ticket.Charged.Tax),
        ["gross"] = CoverageJson.Money(ticket.Charged.Gross),
        ["coveredValue"] = CoverageJson.Money(ticket.CoveredValue),
        ["invoiced"] = CoverageJson.Money(ticket.Invoiced),
        ["held"] = new JsonObject
        {
            ["amount"] = CoverageJson.Money(ticket.Held.Amount),
            ["minutes"] = CoverageJson.Number(ticket.Held.Minutes),
        },
        ["trail"] = CoverageJson.Trail(ticket.Trail, currency),
        ["card"] = CoverageJson.Texts(DecisionWording.Lines(ticket.Card, currency)),
    };

    private static JsonObject Of(Charge line) => new()
    {
        ["ticket"] = line.Ticket,
        ["day"] = LocalDatePattern.Iso.Format(line.Day),
        ["contract"] = line.Contract,
        ["kind"] = line.Kind.Name(),
        ["hours"] = line.Time is { } time ? (time.Inside ? "inside" : "outside") : null,
        ["minutes"] = CoverageJson.Number(line.Time?.Minutes),
        ["multiplier"] = CoverageJson.Number(line.Time?.Multiplier),
        ["rate"] = CoverageJson.Money(line.Time?.Rate),
        ["amount"] = CoverageJson.Money(line.Amount),
        ["tax"] = CoverageJson.Money(line.Tax),
    };

    private static JsonObject Of(PoolDraw draw) => new()
    {
        ["ticket"] = draw.Ticket,
        ["contract"] = draw.Contract,
        ["grant"] = draw.Grant,
        ["quantity"] = CoverageJson.Number(draw.Quantity),
    };

    private static JsonObject Of(PoolRemainder pool) => new()
    {
        ["contract"] = pool.Contract,
        ["grant"] = pool.Grant,
        ["remaining"] = CoverageJson.Number(pool.Remaining),
    };

    private static JsonObject Of(RecurringCharge charge) => new()
    {
        ["contract"] = charge.Contract,
        ["base"] = CoverageJson.Money(charge.Base),
        ["users"] = CoverageJson.Money(charge.Users),
        ["devices"] = CoverageJson.Money(charge.Devices),
        ["net"] = CoverageJson.Money(charge.Net),
        ["tax"] = CoverageJson.Money(charge.Tax),
        ["gross"] = CoverageJson.Money(charge.Gross),
    };
}
