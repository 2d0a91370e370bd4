using System.Text;
using NodaTime;
using SupportBot.Bot.Files;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;
using SupportBot.Tests.Support;
using Period = SupportBot.Dialogs.Manager.Period;

namespace SupportBot.Tests.Bot.Files;

/// <summary>Pages, pictures and rows as files.</summary>
public sealed class FilePicturesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_quarterly_review_is_four_to_eight_pages_on_which_nothing_is_missing()
    {
        var now = Some.TuesdayMorning;
        var decided = ReviewDecisions.NoneOf("fabrikam").Add("Replace the label printer in the warehouse before March", "p", now)!
            .Add("Move the scanner to the gate", "p", now)!.Settle(2, DecisionState.Dropped, "p", now);
        var (figures, reader) = await WorldAsync("manager@fabrikam.example", decided);
        var ask = new Ask { Topic = Topic.Review, ClientId = "fabrikam", Period = new Period(new LocalDate(2026, 7, 1), new LocalDate(2026, 10, 1)) };
        var cover = Assert.IsType<SheetAnswer.Answered>(await figures.AnswerAsync(ask, reader, Ct)).Sheet;
        List<Sheet> pages = [cover, .. cover.Parts.Select(part => part.Printed(reader.Say))];
        var pdf = SheetPdf.Of(cover.Title, "For a test", pages);
        Keep("review.pdf", pdf);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
        var count = Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
        Assert.InRange(count, 4, 8);
        Assert.Contains(cover.Blocks.OfType<Block.Table>(), t => t.Rows.Any(r => r[^1] == "dropped (24 Nov 2026)"));
        Assert.Contains(pages, p => p.Ask.Topic == Topic.Levels);
        Assert.Contains(pages, p => p.Ask.Topic == Topic.Cost);
        Assert.Contains(pages, p => p.Ask.Topic == Topic.Advice);
        Assert.Contains(pages, p => p.Blocks.OfType<Block.Chart>().Any());
        Assert.Contains(pages, p => p.Blocks.OfType<Block.Line>().Any(l => l.Text.StartsWith("Tickets behind these figures: SD-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_chart_is_a_png_of_its_own_ground()
    {
        var (figures, reader) = await WorldAsync("manager@contoso.example");
        var ask = new Ask { Topic = Topic.Downtime, ClientId = "contoso", Period = new Period(new LocalDate(2026, 10, 1), new LocalDate(2026, 11, 1)) };
        var sheet = Assert.IsType<SheetAnswer.Answered>(await figures.AnswerAsync(ask, reader, Ct)).Sheet;
        var png = ChartPicture.Png(Assert.Single(sheet.Blocks.OfType<Block.Chart>()));
        Keep("chart.png", png);
        using var image = SkiaSharp.SKBitmap.Decode(png);
        Assert.Equal((900, 380), (image.Width, image.Height));
        Assert.Equal(SkiaSharp.SKColors.White, image.GetPixel(2, 2));
        Assert.NotEqual(1, Enumerable.Range(0, 900).Select(x => image.GetPixel(x, 200)).Distinct().Count());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-5", "-5")]
    [InlineData("-5+2", "'-5+2")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_spreadsheet_calculates_nothing(string cell, string written)
    {
        var text = Encoding.UTF8.GetString(CsvFile.Of(new Block.Table(["c"], [[cell]])));
        Assert.Equal($"\ufeffc\r\n{written}\r\n", text);
    }

    [Theory]
    [InlineData(Topic.Cost, "net in total")]
    [InlineData(Topic.Levels, "answered in time")]
    [InlineData(Topic.Recurring, "of the last year looked at|keep coming back")]
    [InlineData(Topic.Advice, "Too little data")]
    [InlineData(Topic.Tickets, "tickets,")]
    [InlineData(Topic.Timeline, "outages")]
    public async Task Every_topic_has_an_answer_and_every_total_its_rows(Topic topic, string words)
    {
        var (figures, reader) = await WorldAsync("manager@northwind.example");
        var ask = new Ask { Topic = topic, ClientId = "northwind", Period = new Period(new LocalDate(2026, 10, 1), new LocalDate(2026, 12, 1)) };
        var sheet = Assert.IsType<SheetAnswer.Answered>(await figures.AnswerAsync(ask, reader, Ct)).Sheet;
        Assert.True(words.Split('|').Any(w => sheet.Headline.Contains(w, StringComparison.Ordinal)), sheet.Headline);
        if (topic is Topic.Cost or Topic.Tickets or Topic.Timeline) Assert.NotEmpty(sheet.Rows!.Rows);
    }

    [Fact]
    public async Task The_load_of_technicians_is_for_the_desk()
    {
        var ask = new Ask { Topic = Topic.Load, ClientId = "", Period = new Period(new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 1)) };
        var (figures, dispatcher) = await WorldAsync("technician1@desk.example");
        Assert.Contains("technicians worked", Assert.IsType<SheetAnswer.Answered>(await figures.AnswerAsync(ask, dispatcher, Ct)).Sheet.Headline, StringComparison.Ordinal);
        foreach (var other in new[] { "technician2@desk.example", "manager@fabrikam.example", "employee@fabrikam.example" })
        {
            var (same, reader) = await WorldAsync(other);
            Assert.IsType<SheetAnswer.Refused>(await same.AnswerAsync(ask, reader, Ct));
        }
    }

    private static async Task<(Figures Figures, Reader Reader)> WorldAsync(string upn, ReviewDecisions? decisions = null)
    {
        var store = new InMemoryDocumentStore();
        var books = new BookShelf();
        books.Put(SampleWorld.Book());
        await SampleWorld.LoadIntoEmptyAsync(store, books.Current, Some.TuesdayMorning, Ct);
        if (decisions is not null) await store.CommitAsync(Changes.None.Insert(ReviewDecisions.Records, decisions.ClientId, decisions), Ct);
        var person = await new PeopleQueries(store).FindByUpnAsync(upn, Ct);
        return (SomeFigures.Of(store, books), Reader.Of(person!, Some.TuesdayMorning));
    }

    /// <summary>Where somebody wants to look at the files, they are kept.</summary>
    private static void Keep(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("SUPPORTBOT_KEEP_FILES") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, name), content);
    }
}
