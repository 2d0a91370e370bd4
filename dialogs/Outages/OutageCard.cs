using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>The cards of an outage: one for the people it hits, one for the desk. Each is one message that is kept up to date.</summary>
public static class OutageCard
{
    /// <summary>The message that the card replaces.</summary>
    public static string SlotOf(string eventId) => "outage:" + eventId;

    public static Card ForPerson(OutageEvent outage, Texts say)
    {
        var name = say.ServiceName(outage.ServiceId);
        var lines = ImmutableList.CreateBuilder<Block>();
        if (outage.Words.Length > 0) lines.Add(new Block.Line(outage.Words));
        lines.Add(new Block.Line(
            outage.End is { } end ? say.Format("Outage_Lasted", say.When(outage.Start), say.When(end)) : say.Format("Outage_Since", say.When(outage.Start)),
            Tone.Subtle));
        if (outage.End is null) lines.Add(new Block.Line(say["Outage_NoNeedToReport"], Tone.Subtle));
        return new Card
        {
            Title = TitleOf(outage, name, say),
            Accent = outage.End is null ? Accent.Warning : Accent.Good,
            Blocks = lines.ToImmutable(),
            Buttons = outage.End is null ? [new Button(say["Report_Affected"], Verbs.OutageAffected, ("outage", outage.Id))] : [],
        };
    }

    /// <param name="tickets">Open tickets that belong to it.</param>
    /// <param name="affected">People who said that they are hit.</param>
    public static Card ForDesk(OutageEvent outage, int tickets, int affected, ContractBook book, Texts say)
    {
        var data = ("outage", outage.Id);
        return new Card
        {
            Title = TitleOf(outage, say.ServiceName(outage.ServiceId), say),
            Accent = outage.End is null ? Accent.Attention : Accent.Good,
            Blocks =
            [
                new Block.Line(outage.Words),
                new Block.Facts(
                [
                    new Fact(say["Outage_Clients"], ScopeNames.Of(book, outage.Scopes)),
                    new Fact(say["Outage_Start"], say.When(outage.Start)),
                    new Fact(say["Outage_End"], outage.End is { } end ? say.When(end) : say["Outage_GoesOn"]),
                    new Fact(say["Outage_Also"], outage.AlsoServices.IsEmpty ? "–" : string.Join(", ", outage.AlsoServices.Select(say.ServiceName))),
                    new Fact(say["Outage_Tickets"], say.Number(tickets, 0)),
                    new Fact(say["Outage_AffectedCount"], say.Number(affected, 0)),
                ]),
                .. Amendments(outage, say),
            ],
            Buttons = outage.End is null
                ?
                [
                    new Button(say["Outage_Update"], Verbs.OutageUpdate, data) { Inputs = [Severity(outage, say), Words(say)] },
                    new Button(say["Outage_Amend"], Verbs.OutageAmend, data) { Inputs = [Time("since", say["Outage_Start"], say), Reason(say)] },
                    new Button(say["Outage_People"], Verbs.OutagePeople, data),
                    new Button(say["Outage_Close"], Verbs.OutageClose, data) { Inputs = [Words(say), Time("until", say["Outage_EndTime"], say), Cause(say)] },
                ]
                :
                [
                    new Button(say["Outage_Amend"], Verbs.OutageAmend, data)
                    {
                        Inputs = [Time("since", say["Outage_Start"], say), Time("until", say["Outage_EndTime"], say), Reason(say)],
                    },
                    new Button(say["Outage_People"], Verbs.OutagePeople, data),
                ],
        };
    }

    /// <summary>A button with the form that declares an outage.</summary>
    public static Button DeclareButton(ContractBook book, string serviceId, string where, Texts say) =>
        new(say["Outage_Declare"], Verbs.OutageDeclare, ("service", serviceId))
        {
            Inputs =
            [
                new Input.Choice("where", say["Outage_Clients"], Required: true, [.. WhereOptions(book, where, say)]),
                new Input.Choice("degraded", say["Outage_Severity"], Required: true, SeverityOptions(say)),
                Time("since", say["Outage_Start"], say),
                Words(say),
            ],
        };

    private static IEnumerable<Option> WhereOptions(ContractBook book, string where, Texts say)
    {
        if (where.Length > 0) yield return new Option(where, string.Join(", ", where.Split(", ").Select(id => ScopeNames.ClientOf(book, id))));
        foreach (var client in book.Clients.Where(c => c.Id != where)) yield return new Option(client.Id, ScopeNames.ClientOf(book, client.Id));
        yield return new Option("all", say["Outage_AllClients"]);
    }

    private static string TitleOf(OutageEvent outage, string name, Texts say) => outage switch
    {
        { End: not null } => say.Format("Outage_TitleOver", name),
        { Degraded: true } => say.Format("Outage_TitleDegraded", name),
        _ => say.Format("Outage_TitleDown", name),
    };

    private static IEnumerable<Block> Amendments(OutageEvent outage, Texts say)
    {
        for (var i = 1; i < outage.Log.Count; i++)
        {
            if (outage.Log[i].Step != OutageStep.Amend) continue;
            var (before, line) = (outage.Log[i - 1], outage.Log[i]);
            yield return new Block.Line(
                say.Format("Outage_Amended", line.ByName, say.When(before.Start), before.End is { } end ? say.When(end) : say["Outage_GoesOn"], line.Words),
                Tone.Subtle);
        }
    }

    private static Input.TextField Words(Texts say) => new("text", say["Outage_Words"], Required: true, Multiline: true);

    private static Input.TextField Reason(Texts say) => new("text", say["Outage_Reason"], Required: true, Multiline: false);

    private static Input.TextField Time(string id, string label, Texts say) =>
        new(id, say.Format("Outage_TimeField", label), Required: false, Multiline: false, MaxLength: 16);

    private static Input.Choice Severity(OutageEvent outage, Texts say) => new(
        "degraded", say["Outage_Severity"], Required: true,
        outage.Degraded ? [.. SeverityOptions(say).Reverse()] : SeverityOptions(say));

    private static ImmutableList<Option> SeverityOptions(Texts say) =>
        [new Option("false", say["Outage_Down"]), new Option("true", say["Outage_Degraded"])];

    private static Input.Choice Cause(Texts say) =>
        new("cause", say["Ticket_ResolveCause"], Required: true, [.. DeskCard.Causes.Select(c => new Option(c, say["Cause_" + c]))]);
}
