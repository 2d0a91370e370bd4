using System.Collections.Immutable;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>Work of the technicians, for the desk's own managers.</summary>
public static class LoadSheet
{
    /// <param name="entries">Work of the period over all clients, without what was taken back.</param>
    /// <param name="names">Names of people by id.</param>
    public static Sheet Of(Ask ask, IReadOnlyList<WorkEntry> entries, IReadOnlyDictionary<string, string> names, Reader reader)
    {
        var say = reader.Say;
        var people = entries.GroupBy(e => e.PersonId, StringComparer.Ordinal)
            .Select(g => (Name: names.GetValueOrDefault(g.Key, g.Key), Minutes: g.Sum(e => e.Minutes), Tickets: g.Select(e => e.TicketId).Distinct().Count(),
                Clients: g.Select(e => e.ClientId).Distinct().Count()))
            .OrderByDescending(p => p.Minutes).ToList();
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleLoad", ask.Period.Name(reader.Culture)),
            Headline = say.Format("Manager_LoadHeadline", people.Count, say.Length(people.Sum(p => p.Minutes)), entries.Select(e => e.TicketId).Distinct().Count()),
            Blocks = people.Count == 0 ? [] :
            [
                new Block.Table(
                    [say["Manager_Technician"], say["Manager_Worked"], say["Manager_Count"], say["Manager_Clients"]],
                    [.. people.Select(p => ImmutableList.Create(p.Name, say.Length(p.Minutes), say.Number(p.Tickets, 0), say.Number(p.Clients, 0)))]),
            ],
            Rows = new Block.Table(
                ["technician", "minutes", "tickets", "clients"],
                [.. people.Select(p => ImmutableList.Create(p.Name, Plain.Of(p.Minutes), Plain.Of(p.Tickets), Plain.Of(p.Clients)))]),
        };
    }
}
