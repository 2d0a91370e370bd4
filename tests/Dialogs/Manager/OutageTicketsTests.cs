using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;
using SupportBot.Tests.Support;
using Period = SupportBot.Dialogs.Manager.Period;

namespace SupportBot.Tests.Dialogs.Manager;

/// <summary>The tickets behind an outage are named with the figures, those of the own company only.</summary>
public sealed class OutageTicketsTests
{
    private static readonly Period November = new(new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 1));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Topic.Downtime)]
    [InlineData(Topic.Services)]
    [InlineData(Topic.Causes)]
    [InlineData(Topic.Timeline)]
    public async Task Figures_of_downtime_name_their_tickets_of_the_own_company(Topic topic)
    {
        var sheet = await SheetAsync(topic, outages: 1);
        Assert.Equal(["SD-9001"], sheet.Tickets);
        Assert.Contains(sheet.Printed(ReaderOf(await PersonAsync()).Say).Blocks.OfType<Block.Line>(), l => l.Text.EndsWith(": SD-9001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_timeline_that_is_cut_says_how_many_are_left_out()
    {
        var sheet = await SheetAsync(Topic.Timeline, outages: 43);
        var more = sheet.Rows!.Rows.Count - 40;
        Assert.Contains(sheet.Blocks.OfType<Block.Line>(), l => l.Text == $"And {more} more; the export has all of them.");
    }

    private static async Task<Sheet> SheetAsync(Topic topic, int outages)
    {
        var (store, books) = (new InMemoryDocumentStore(), new BookShelf());
        books.Put(SampleWorld.Book());
        await SampleWorld.LoadIntoEmptyAsync(store, books.Current, Some.TuesdayMorning, Ct);
        var changes = Enumerable.Range(0, outages).Aggregate(Changes.None, (all, i) =>
        {
            var start = Some.TuesdayMorning - Duration.FromHours(5 * (i + 1));
            var id = "OUT-T" + i;
            return all.Insert(OutageQueries.Outages, id + "/fabrikam", new OutageRecord
            {
                Id = id + "/fabrikam",
                EventId = id,
                ClientId = "fabrikam",
                ServiceId = "vpn",
                Start = start,
                End = start + Duration.FromHours(4),
                Cause = "A cable",
            });
        });
        changes = changes
            .Insert(TicketDocuments.Tickets, "SD-9001", Some.Ticket(TicketStatus.Open) with { Id = "SD-9001", OutageId = "OUT-T0" })
            .Insert(TicketDocuments.Tickets, "SD-9002", Some.Ticket(TicketStatus.Open) with { Id = "SD-9002", OutageId = "OUT-T0", ClientId = "contoso" });
        await store.CommitAsync(changes, Ct);
        var person = await new PeopleQueries(store).FindByUpnAsync("manager@fabrikam.example", Ct);
        var ask = new Ask { Topic = topic, ClientId = "fabrikam", Period = November };
        return Assert.IsType<SheetAnswer.Answered>(await SomeFigures.Of(store, books).AnswerAsync(ask, ReaderOf(person!), Ct)).Sheet;
    }

    private static async Task<Person> PersonAsync()
    {
        var store = new InMemoryDocumentStore();
        await SampleWorld.LoadIntoEmptyAsync(store, SampleWorld.Book(), Some.TuesdayMorning, Ct);
        return (await new PeopleQueries(store).FindByUpnAsync("manager@fabrikam.example", Ct))!;
    }

    private static Reader ReaderOf(Person person) => Reader.Of(person, Some.TuesdayMorning);
}
