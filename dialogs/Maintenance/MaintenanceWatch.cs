using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Sheets;
using SupportBot.Dialogs.Watch;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>Reminds of planned work, and tells managed clients once of what ends within a month. All it goes by is stored.</summary>
public sealed class MaintenanceWatch(MaintenanceQueries queries, PeopleQueries people, BookShelf books)
{
    /// <summary>Everybody who was told of the work is reminded once, shortly before it begins.</summary>
    public async Task<IReadOnlyList<Watched>> RemindersAsync(Instant now, CancellationToken ct)
    {
        var found = new List<Watched>();
        var audience = new MaintenancePeople(people, books);
        foreach (var stored in await queries.EndingAfterAsync(now, ct))
        {
            var work = stored.Value;
            if (!PlannedWorkRules.IsReminderDue(work, now)) continue;
            var concerned = await audience.OfAsync(work, ct);
            var replies = concerned.Select(p => (Person: p, Say: Texts.For(p))).Select(p => Reply.Say(
                Destination.Of(p.Person.Id),
                p.Say.Format("Upkeep_Reminder", p.Say.ServiceName(work.ServiceId), p.Say.When(work.Start), p.Say.When(work.End))));
            found.Add(new Watched([.. replies], Changes.None.Update(PlannedWork.Documents, stored, work with { RemindedAt = now })));
        }

        return found;
    }

    /// <summary>Warranties, contracts, certificates and licences that end within thirty days, and checks that come up.</summary>
    public async Task<IReadOnlyList<Watched>> EndsAsync(Instant now, CancellationToken ct)
    {
        var found = new List<Watched>();
        foreach (var client in books.Current.Clients)
        {
            var today = now.InZone(client.Zone).Date;
            if (!MaintenancePlan.IsManaged(books.Current, client.Id, today)) continue;
            var plan = MaintenancePlan.Of(books.Current, client, await queries.ItemsAsync(client.Id, ct), [], today);
            foreach (var item in MaintenancePlan.ToAnnounce(plan))
            {
                var id = EndNotice.IdOf(client.Id, item);
                if (await queries.IsAnnouncedAsync(id, ct)) continue;
                found.Add(new Watched(await ToldAsync(client, item, ct), Changes.None.Insert(EndNotice.Notices, id, new EndNotice(now))));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<Reply>> ToldAsync(Client client, DueItem item, CancellationToken ct)
    {
        var managers = (await people.OfClientAsync(client.Id, ct)).Where(p => p.Roles.Contains(PersonRole.Manager));
        var desk = Texts.ForDesk(books.Current);
        return
        [
            Reply.Say(Destination.Desk, desk.Format("Upkeep_EndsDesk", client.Name ?? client.Id, DueSheet.NameOf(item, books.Current, desk), desk.Day(item.Due))),
            .. managers.Select(m => (Person: m, Say: Texts.For(m))).Select(m => Reply.Say(
                Destination.Of(m.Person.Id), m.Say.Format("Upkeep_Ends", DueSheet.NameOf(item, books.Current, m.Say), m.Say.Day(item.Due)))),
        ];
    }
}
