using System.Data.Common;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether those who must be asked and told can be written to: the clients' managers and approvers.</summary>
public sealed class PeopleCheck(Func<IDocumentStore> store, Func<ContactBook> contacts) : ICheck
{
    /// <summary>People that are looked at.</summary>
    private const int MostPeople = 10_000;

    /// <summary>People that are named.</summary>
    private const int MostNamed = 5;

    public string Name => "people";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        try
        {
            return [await LookAsync(ct)];
        }
        catch (Exception away) when (away is StoreInUseException or StoreUnwritableException or StoreUnreachableException or DbException)
        {
            return [new Finding(Name, Verdict.Skipped, "The store does not open here.")];
        }
    }

    private async Task<Finding> LookAsync(CancellationToken ct)
    {
        var people = await store().ListAsync(PeopleQueries.People, IndexRange.All(PeopleQueries.ByClient), MostPeople, ct);
        var needed = people.Select(p => p.Value)
            .Where(p => p.Roles.Contains(PersonRole.Manager) || p.Roles.Contains(PersonRole.Approver))
            .DistinctBy(p => p.Id).ToArray();
        var missing = new List<string>();
        foreach (var person in needed)
        {
            var contact = await contacts().FindAsync(Destination.Of(person.Id).Key, ct);
            if (contact is null) missing.Add($"{person.Upn} (never heard of)");
            else if (contact.Inactive is { } why) missing.Add($"{person.Upn} ({why})");
        }

        if (missing.Count == 0) return new Finding(Name, Verdict.Fine, "All managers and approvers that are known can be written to.");
        var named = string.Join(", ", missing.Take(MostNamed)) + (missing.Count > MostNamed ? ", …" : "");
        return new Finding(
            Name,
            Verdict.Warning,
            $"{missing.Count} of {needed.Length} managers and approvers cannot be written to: {named}.",
            "Install the app for everybody in the Teams admin centre, add it to a team they are in, or let them open the bot's chat once.");
    }
}
