using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>"unreached": the people whom messages do not reach, and why.</summary>
public sealed class ShowUnreached(IDocumentStore store, PeopleQueries people, BookShelf books) : IFlow
{
    /// <summary>Names on one card.</summary>
    private const int Most = 50;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var rows = new List<Fact>();
        foreach (var missed in await store.ListAsync(Unreached.People, IndexRange.All(Unreached.BySince).Descending(), Most, ct))
        {
            if (await people.FindAsync(missed.Value.PersonId, ct) is { } person)
                rows.Add(new Fact($"{person.Name} ({ClientOf(person) ?? say["Desk_TheDesk"]})", Outages.ShowOutages.WordsFor(missed.Value.Why, say)));
        }

        return rows.Count == 0
            ? TurnResult.Say(conversation, input, say["Desk_UnreachedNone"])
            : new TurnResult(conversation, [Reply.Show(input.Here, new Card { Title = say["Desk_Unreached"], Blocks = [new Block.Facts([.. rows])] })], Changes.None);
    }

    private string? ClientOf(Person person) => person.ClientId is { } id ? Outages.ScopeNames.ClientOf(books.Current, id) : null;
}
