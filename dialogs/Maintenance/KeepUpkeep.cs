using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>"keep certificate vpn.contoso.example at contoso until 2027-01-15 every 12 months", and "done certificate … at contoso".</summary>
public sealed class KeepUpkeep(MaintenanceQueries queries, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var command = DeskCommand.Read(input.Text, input.Culture);
        if (UpkeepWords.Read(command?.Rest ?? "") is not { } words) return TurnResult.Say(conversation, input, say["Upkeep_HowToKeep"]);
        var client = books.Current.Clients.FirstOrDefault(c => Same(c.Id, words.Client) || Same(c.Name, words.Client));
        if (client is null)
            return TurnResult.Say(conversation, input, say.Format("Outage_NoClient", words.Client, string.Join(", ", books.Current.Clients.Select(c => c.Id))));
        var name = Masking.Mask(words.Name);
        var stored = await queries.FindItemAsync(client.Id, words.Kind, name, ct);
        return command?.Verb == DeskVerb.UpkeepDone
            ? Done(conversation, input, stored, client)
            : Kept(conversation, input, stored, words with { Name = name }, client);
    }

    private static TurnResult Kept(Conversation conversation, UserInput input, Stored<UpkeepItem>? stored, UpkeepWords words, Client client)
    {
        var say = Texts.For(input);
        if (words.Due is not { } due) return TurnResult.Say(conversation, input, say["Upkeep_HowToKeep"]);
        var item = new UpkeepItem
        {
            ClientId = client.Id,
            Kind = words.Kind,
            Name = words.Name,
            Due = due,
            EveryMonths = words.EveryMonths ?? stored?.Value.EveryMonths,
            Owner = words.Owner ?? stored?.Value.Owner,
            LastDone = stored?.Value.LastDone,
        };
        var id = UpkeepItem.IdOf(item.ClientId, item.Kind, item.Name);
        return TurnResult.Say(conversation, input, say.Format("Upkeep_Kept", item.Name, client.Name ?? client.Id, say.Day(due))) with
        {
            Changes = Changes.None.Save(UpkeepItem.Items, id, stored, item),
        };
    }

    private static TurnResult Done(Conversation conversation, UserInput input, Stored<UpkeepItem>? stored, Client client)
    {
        var say = Texts.For(input);
        if (stored is null) return TurnResult.Say(conversation, input, say["Upkeep_NoSuchItem"]);
        var next = stored.Value.Done(input.Now.InZone(client.Zone).Date);
        var sentence = next is null ? say.Format("Upkeep_DoneForGood", stored.Value.Name) : say.Format("Upkeep_DoneUntil", next.Name, say.Day(next.Due));
        return TurnResult.Say(conversation, input, sentence) with
        {
            Changes = next is null ? Changes.None.Delete(UpkeepItem.Items, stored) : Changes.None.Update(UpkeepItem.Items, stored, next),
        };
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
