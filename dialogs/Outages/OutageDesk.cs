using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>What the outage use cases share: finding an outage, saving it with its records, and telling everybody it hits.</summary>
public sealed class OutageDesk(OutageQueries outages, PeopleQueries people, TicketQueries tickets, BookShelf books)
{
    public BookShelf Books => books;

    public TicketQueries Tickets => tickets;

    public Task<Stored<OutageEvent>?> FindAsync(string id, CancellationToken ct) => outages.FindEventAsync(id, ct);

    /// <summary>The outage that a press or typed words mean; null when none goes on for that service.</summary>
    public async Task<Stored<OutageEvent>?> MeantAsync(UserInput input, OutageWords? typed, CancellationToken ct)
    {
        if (input.Press is { } press) return await outages.FindEventAsync(press["outage"], ct);
        if (typed is null || OutageWords.ServiceOf(books.Current, typed.Service, Texts.For(input)) is not { } service) return null;
        return await outages.OngoingEventAsync(service.Id, ct) ?? await outages.LatestEventAsync(service.Id, ct);
    }

    public Task<IReadOnlyList<OutageEvent>> OngoingAsync(CancellationToken ct) => outages.OngoingEventsAsync(ct);

    public Task<IReadOnlyList<OutageDelivery>> DeliveriesAsync(string eventId, CancellationToken ct) =>
        outages.DeliveriesAsync(OutageCard.SlotOf(eventId), ct);

    public async Task<IReadOnlyList<Person>> PeopleOfAsync(OutageEvent outage, CancellationToken ct) =>
        [.. (await AudienceAsync(outage, await RecordsAsync(outage, ct), ct)).Values];

    /// <summary>Saves a changed outage and tells the desk and everybody it hits; each person has one card of it.</summary>
    /// <param name="before">As it was stored; null when it is new.</param>
    /// <param name="also">Document changes that go with it.</param>
    public async Task<TurnResult> SavedAsync(
        Conversation conversation, UserInput input, Stored<OutageEvent>? before, OutageOutcome.Changed changed, Changes also, CancellationToken ct)
    {
        var outage = changed.Outage;
        var stored = await RecordsAsync(outage, ct);
        var changes = also.Save(OutageEvent.Events, outage.Id, before, outage);
        foreach (var scope in outage.Scopes)
        {
            var known = stored.GetValueOrDefault(scope.ClientId);
            var record = OutageRules.RecordOf(outage, scope, known?.Value);
            changes = changes.Save(OutageQueries.Outages, record.Id, known, record);
        }

        var joined = (await tickets.OfOutageAsync(outage.Id, ct)).Count(t => t.Value.Status is not (TicketStatus.Closed or TicketStatus.Withdrawn));
        var desk = OutageCard.ForDesk(outage, joined, stored.Values.Sum(r => r.Value.AffectedPeople.Count), books.Current, Texts.ForDesk(books.Current));
        var replies = new List<Reply> { Reply.Show(Destination.Desk, desk, OutageCard.SlotOf(outage.Id)) };
        if (input.Scope == ConversationScope.Personal) replies.Insert(0, Reply.Show(input.Here, desk, OutageCard.SlotOf(outage.Id)));
        var tellAt = before is null ? input.Now : OutageRules.TellAt(before.Value, input.Now);
        foreach (var person in (await AudienceAsync(outage, stored, ct)).Values)
            replies.AddRange(Told(outage, changed.Step, person, input.Now, tellAt));
        return new TurnResult(conversation, replies, changes);
    }

    /// <summary>The card in place; a real change after the first is also said, once per quiet window.</summary>
    private static IEnumerable<Reply> Told(OutageEvent outage, OutageStep step, Person person, Instant now, Instant tellAt)
    {
        var (to, say, slot) = (Destination.Of(person.Id), Texts.For(person), OutageCard.SlotOf(outage.Id));
        yield return Reply.Show(to, OutageCard.ForPerson(outage, say), slot);
        if (!OutageRules.IsReal(step) || step == OutageStep.Declare) yield break;
        var sentence = say.Format(SentenceOf(step), say.ServiceName(outage.ServiceId), outage.Words);
        yield return Reply.Say(to, sentence) with { Supersedes = slot + ":said", NotBefore = tellAt > now ? tellAt : null };
    }

    private static string SentenceOf(OutageStep step) => step switch
    {
        OutageStep.Close => "Outage_OverSay",
        OutageStep.Ease => "Outage_EasedSay",
        _ => "Outage_WorseSay",
    };

    private async Task<Dictionary<string, Stored<OutageRecord>>> RecordsAsync(OutageEvent outage, CancellationToken ct)
    {
        var records = new Dictionary<string, Stored<OutageRecord>>(StringComparer.Ordinal);
        foreach (var scope in outage.Scopes)
            if (await outages.FindRecordAsync(OutageRules.RecordId(outage.Id, scope.ClientId), ct) is { } record) records[scope.ClientId] = record;
        return records;
    }

    /// <summary>The people of the clients and sites, and those who said that they are hit.</summary>
    private async Task<SortedDictionary<string, Person>> AudienceAsync(
        OutageEvent outage, Dictionary<string, Stored<OutageRecord>> records, CancellationToken ct)
    {
        var audience = new SortedDictionary<string, Person>(StringComparer.Ordinal);
        foreach (var scope in outage.Scopes)
        {
            var said = records.GetValueOrDefault(scope.ClientId)?.Value.AffectedPeople ?? [];
            var users = books.Current.FindClient(scope.ClientId)?.Users;
            foreach (var person in await people.OfClientAsync(scope.ClientId, ct))
            {
                var site = users?.Find(person.UserId)?.Site;
                if (scope.Sites.IsEmpty || site is null || scope.Sites.Contains(site) || said.Contains(person.Id)) audience[person.Id] = person;
            }
        }

        return audience;
    }

    public static TurnResult Refused(Conversation conversation, UserInput input, OutageRefusal reason) =>
        TurnResult.Say(conversation, input, Texts.For(input)[reason switch
        {
            OutageRefusal.StartsInTheFuture => "Outage_InTheFuture",
            OutageRefusal.EndsBeforeItStarts => "Outage_EndsBefore",
            OutageRefusal.IsOver => "Outage_IsOver",
            OutageRefusal.NothingToChange => "Outage_NothingToChange",
        }]);

    public static TicketActor ActorOf(UserInput input) => TicketAccess.ActorOf(input.Person);
}
