using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>The outages that go on, or who was told of one and whom the message did not reach.</summary>
public sealed class ShowOutages(OutageDesk desk) : IFlow
{
    /// <summary>Names on one card.</summary>
    private const int MostNames = 50;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var command = input.Press is null ? DeskCommand.Read(input.Text, input.Culture) : null;
        if (command?.Verb == DeskVerb.Outages) return await ListAsync(conversation, input, say, ct);
        var typed = command is null ? null : OutageWords.Read(command.Rest);
        return await desk.MeantAsync(input, typed, ct) is { } stored
            ? await PeopleAsync(conversation, input, stored.Value, say, ct)
            : TurnResult.Say(conversation, input, say["Outage_NoneOfThat"]);
    }

    private async Task<TurnResult> ListAsync(Conversation conversation, UserInput input, Texts say, CancellationToken ct)
    {
        var ongoing = await desk.OngoingAsync(ct);
        if (ongoing.Count == 0) return TurnResult.Say(conversation, input, say["Outage_None"]);
        var card = new Card
        {
            Title = say["Outage_ListTitle"],
            Blocks = [new Block.Facts([.. ongoing.Select(o => new Fact(say.ServiceName(o.ServiceId), LineOf(o, say)))])],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private string LineOf(OutageEvent outage, Texts say) =>
        $"{ScopeNames.Of(desk.Books.Current, outage.Scopes)}, {say.Format("Outage_Since", say.When(outage.Start))} {outage.Words}";

    private async Task<TurnResult> PeopleAsync(Conversation conversation, UserInput input, OutageEvent outage, Texts say, CancellationToken ct)
    {
        var people = await desk.PeopleOfAsync(outage, ct);
        var results = (await desk.DeliveriesAsync(outage.Id, ct)).ToDictionary(d => d.PersonId, d => d.Result, StringComparer.Ordinal);
        var rows = people.Select(p => (p.Name, Result: results.GetValueOrDefault(p.Id, "waiting"))).OrderBy(r => r.Result == "sent").ToList();
        var card = new Card
        {
            Title = say.Format("Outage_PeopleTitle", say.ServiceName(outage.ServiceId), rows.Count(r => r.Result == "sent"), rows.Count),
            Blocks = [new Block.Facts([.. rows.Take(MostNames).Select(r => new Fact(r.Name, WordsFor(r.Result, say)))])],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>What a stable code means to a technician.</summary>
    internal static string WordsFor(string result, Texts say) => say[result switch
    {
        "sent" => "Delivery_Sent",
        "waiting" => "Delivery_Waiting",
        "throttled" => "Delivery_Throttled",
        "no-address" => "Delivery_NoAddress",
        "inactive-blocked" => "Delivery_Blocked",
        "inactive-removed" => "Delivery_Removed",
        _ => "Delivery_Failed",
    }];
}
