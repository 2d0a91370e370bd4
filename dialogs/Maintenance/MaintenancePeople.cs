using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Maintenance;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>Whom planned work concerns, and the one card each of them has of it.</summary>
public sealed class MaintenancePeople(PeopleQueries people, BookShelf books)
{
    public static string SlotOf(string workId) => "maintenance:" + workId;

    /// <summary>The people of the clients and sites; those without a known site too.</summary>
    public async Task<IReadOnlyList<Person>> OfAsync(PlannedWork work, CancellationToken ct)
    {
        var found = new SortedDictionary<string, Person>(StringComparer.Ordinal);
        foreach (var scope in work.Scopes)
        {
            var users = books.Current.FindClient(scope.ClientId)?.Users;
            foreach (var person in await people.OfClientAsync(scope.ClientId, ct))
            {
                var site = users?.Find(person.UserId)?.Site;
                if (scope.Sites.IsEmpty || site is null || scope.Sites.Contains(site)) found[person.Id] = person;
            }
        }

        return [.. found.Values];
    }

    public static Card CardOf(PlannedWork work, ContractBook book, Texts say, bool isForDesk)
    {
        var name = say.ServiceName(work.ServiceId);
        var lines = new List<Block>();
        if (work.Words.Length > 0) lines.Add(new Block.Line(work.Words));
        lines.Add(new Block.Line(say.Format("Upkeep_From", say.When(work.Start), say.When(work.End))));
        if (isForDesk)
        {
            lines.Add(new Block.Line(ScopeNames.Of(book, work.Scopes), Tone.Subtle));
            if (!PlannedWorkRules.IsExcluded(work) && !work.Cancelled) lines.Add(new Block.Line(say["Upkeep_TooShort"], Tone.Strong));
        }
        else if (!work.Cancelled)
        {
            lines.Add(new Block.Line(say["Upkeep_NoNeedToReport"], Tone.Subtle));
        }

        return new Card
        {
            Title = say.Format(work.Cancelled ? "Upkeep_TitleCancelled" : "Upkeep_Title", name),
            Accent = work.Cancelled ? Accent.Good : Accent.Warning,
            Blocks = [.. lines],
            Buttons = isForDesk && !work.Cancelled ? [new Button(say["Upkeep_Cancel"], Verbs.MaintenanceCancel, ("work", work.Id))] : [],
        };
    }
}
