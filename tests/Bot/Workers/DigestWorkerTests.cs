using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Terminal;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Workers;

public sealed class DigestWorkerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DigestRhythm.Week, "Europe/Berlin", "2026-11-24T09:30:00Z", "2026-11-30T07:00:00Z")]
    [InlineData(DigestRhythm.Month, "Europe/Berlin", "2026-11-24T09:30:00Z", "2026-12-01T07:00:00Z")]
    [InlineData(DigestRhythm.Week, "America/New_York", "2026-11-24T09:30:00Z", "2026-11-30T13:00:00Z")]
    [InlineData(DigestRhythm.Week, "Europe/Berlin", "2026-11-30T07:00:00Z", "2026-12-07T07:00:00Z")]
    [InlineData(DigestRhythm.Month, "Europe/Berlin", "2026-03-30T09:30:00Z", "2026-04-01T06:00:00Z")]
    [InlineData(DigestRhythm.Week, "Not/AZone", "2026-11-24T09:30:00Z", "2026-11-30T08:00:00Z")]
    public void The_next_time_is_eight_in_the_persons_zone(DigestRhythm rhythm, string zone, string after, string expected)
    {
        var next = DigestSchedule.Next(rhythm, zone, NodaTime.Text.InstantPattern.General.Parse(after).Value);
        Assert.Equal(expected, NodaTime.Text.InstantPattern.General.Format(next));
    }

    [Fact]
    public async Task What_was_missed_is_sent_once_and_the_next_time_is_ahead()
    {
        var (store, worker, manager) = await WorldAsync();
        var missed = Order(manager, Some.TuesdayMorning - Duration.FromDays(21));
        await store.CommitAsync(Changes.None.Insert(Digest.Digests, missed.Id, missed), Ct);
        await worker.SendDueAsync(Ct);
        await worker.SendDueAsync(Ct);
        var message = Assert.Single(store.Messages);
        Assert.Contains("16 Nov", message.Payload, StringComparison.Ordinal);
        var next = await store.FindAsync(Digest.Digests, missed.Id, Ct);
        Assert.Equal(Instant.FromUtc(2026, 11, 30, 7, 0), next?.Value.DueAt);
    }

    [Fact]
    public async Task Somebody_who_is_no_manager_any_more_gets_nothing_and_the_order_goes()
    {
        var (store, worker, manager) = await WorldAsync();
        var order = Order(manager, Some.TuesdayMorning);
        var stored = await store.FindAsync(PeopleQueries.People, manager.Id, Ct);
        await store.CommitAsync(
            Changes.None.Insert(Digest.Digests, order.Id, order)
                .Update(PeopleQueries.People, stored!, manager with { Roles = [PersonRole.Employee] }), Ct);
        await worker.SendDueAsync(Ct);
        Assert.Empty(store.Messages);
        Assert.Null(await store.FindAsync(Digest.Digests, order.Id, Ct));
    }

    private static Digest Order(Person manager, Instant due) => new()
    {
        Id = "d1",
        PersonId = manager.Id,
        Rhythm = DigestRhythm.Week,
        Zone = "Europe/Berlin",
        Ask = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["topic"] = "Downtime",
            ["client"] = "fabrikam",
            ["from"] = "2026-10-01",
            ["until"] = "2026-11-01",
        }),
        DueAt = due,
    };

    private static async Task<(InMemoryDocumentStore Store, DigestWorker Worker, Person Manager)> WorldAsync()
    {
        var store = new InMemoryDocumentStore();
        var book = SampleWorld.Book();
        await SampleWorld.LoadIntoEmptyAsync(store, book, Some.TuesdayMorning, Ct);
        var books = new BookShelf();
        books.Put(book);
        var people = new PeopleQueries(store);
        var figures = SomeFigures.Of(store, books);
        var clock = ScriptClock.At(Some.TuesdayMorning);
        var manager = await people.FindByUpnAsync("manager@fabrikam.example", Ct);
        return (store, new DigestWorker(store, people, figures, clock, NullLogger<DigestWorker>.Instance), manager!);
    }
}
