using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Watch;

/// <summary>"on call": who is called, and for dispatchers the order, swaps and absences of the rota.</summary>
public sealed class KeepRota(IDocumentStore store, PeopleQueries people) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var command = DeskCommand.Read(input.Text, input.Culture);
        var stored = await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct);
        var rota = stored?.Value ?? new OnCallRota
        {
            Zone = input.Zone,
            FirstHandOver = input.Now.InZone(input.Zone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday),
            HandOverAt = new LocalTime(9, 0),
        };
        var team = await people.DeskAsync(ct);
        if (command?.Rest is not { Length: > 0 } rest) return Show(conversation, input, rota, team);
        if (!input.Person.Roles.Contains(PersonRole.Dispatcher)) return TurnResult.Say(conversation, input, say["Desk_OnlyDispatcher"]);
        return Changed(rota, command.Verb, rest, team, input) is { } changed
            ? Show(conversation, input, changed, team) with { Changes = Changes.None.Save(OnCallRota.Rotas, OnCallRota.Id, stored, changed) }
            : TurnResult.Say(conversation, input, say.Format("Sla_HowToRota", string.Join(", ", team.Select(p => p.Name))));
    }

    private static OnCallRota? Changed(OnCallRota rota, DeskVerb verb, string rest, IReadOnlyList<Person> team, UserInput input)
    {
        if (verb == DeskVerb.Rota)
        {
            var order = rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => Named(team, n)).ToList();
            return order.Contains(null) ? null : RotaRules.WithOrder(rota, order.OfType<Person>().Select(p => p.Id), input.Now);
        }

        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var days = words.Select(w => LocalDatePattern.Iso.Parse(w)).Where(d => d.Success).Select(d => d.Value).ToList();
        if (words.Length < 2 || Named(team, words[0]) is not { } person) return null;
        return (verb, days) switch
        {
            (DeskVerb.RotaSwap, [var day]) => RotaRules.Swap(rota, day, person.Id),
            (DeskVerb.RotaAway, [var day]) => RotaRules.Away(rota, person.Id, day, day),
            (DeskVerb.RotaAway, [var from, var last]) when last >= from => RotaRules.Away(rota, person.Id, from, last),
            _ => null,
        };
    }

    private static Person? Named(IReadOnlyList<Person> team, string name) =>
        team.Where(p => p.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null;

    private static TurnResult Show(Conversation conversation, UserInput input, OnCallRota rota, IReadOnlyList<Person> team)
    {
        const int weeks = 4;
        var say = Texts.For(input);
        var names = team.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        var rows = Enumerable.Range(0, weeks).Select(w => input.Now + Duration.FromDays(7 * w)).Select(at => new Fact(
            say.Day(RotaRules.WeekOf(rota, at)),
            RotaRules.OnCall(rota, at) is { } id ? names.GetValueOrDefault(id, id) : say["Ticket_Nobody"]));
        var today = input.Now.InZone(rota.Zone).Date;
        var away = rota.Absences.Where(a => a.Until > today).OrderBy(a => a.From).Select(a => new Block.Line(
            say.Format("Sla_RotaAwayLine", names.GetValueOrDefault(a.PersonId, a.PersonId), say.Day(a.From), say.Day(a.Until.PlusDays(-1))), Tone.Subtle));
        var card = new Card { Title = say["Sla_RotaTitle"], Blocks = [new Block.Facts([.. rows]), .. away] };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }
}
