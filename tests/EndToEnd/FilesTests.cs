using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Terminal;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Files and screenshots of a chat go onto the ticket, and only those who may see it open them.</summary>
public sealed partial class FilesTests
{
    private const string Manager = "manager@fabrikam.example";
    private const string OtherClient = "employee@contoso.example";
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    [Fact]
    public async Task A_screenshot_with_the_report_goes_onto_the_ticket_and_opens_for_those_who_may_see_it()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await SendAsync(bot, DeskStory.Employee, "the label printer in the warehouse is dead", Upload("error.png", files.Add("error.png", Png)));
        await bot.HeardAsync("I keep error.png with it");
        await UntilAsync(async () => (await bot.ReportsAsync()).Any(r => r.Files.Count == 1));
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("Emil Krause added a file to ");
        var id = (await bot.NewTicketsAsync()).Single().Id;
        var ticket = await bot.TicketAsync(id);
        Assert.Equal("error.png", Assert.Single(ticket.Files).Name);
        Assert.True(TicketRules.HistoryIsWhole(ticket));

        Assert.Equal(Png, await DownloadAsync(await LinkAsync(bot, DeskStory.Employee, id)));
        Assert.Equal(Png, await DownloadAsync(await LinkAsync(bot, Manager, id)));
        await bot.SayAsync(OtherClient, "files " + id);
        await bot.HeardAsync("I can't find " + id);
        var link = await LinkAsync(bot, DeskStory.Employee, id);
        Assert.Null(await DownloadAsync(link[..^3] + (link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA")));
    }

    [Fact]
    public async Task A_screenshot_after_the_report_goes_onto_the_open_ticket_once()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var pasted = new Attachment { ContentType = "image/*", ContentUrl = files.Add("pasted", Png) };
        await SendAsync(bot, DeskStory.Employee, "", pasted, "the-picture");
        await bot.HeardAsync("screenshot goes onto " + id);
        await SendAsync(bot, DeskStory.Employee, "", pasted, "the-picture");
        await SendAsync(bot, DeskStory.Employee, "", pasted);
        await UntilAsync(async () => (await FilesAsync(bot)).Count(f => f.State == FileState.Stored) == 2);
        await UntilAsync(async () => (await FilesAsync(bot)).All(f => f.NextAttempt is null));
        var ticket = await bot.TicketAsync(id);
        Assert.Equal("screenshot.png", Assert.Single(ticket.Files).Name);
        await bot.HeardAsync("Emil Krause added a file to " + id);
    }

    [Fact]
    public async Task Programs_other_hosts_redirects_and_giants_are_refused_with_a_kind_sentence()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        await SendAsync(bot, DeskStory.Employee, "", Upload("invoice.pdf.exe", files.Add("invoice.pdf.exe", Png)));
        await bot.HeardAsync("I cannot take invoice.pdf.exe");
        Assert.Equal(0, files.Asked);
        await SendAsync(bot, DeskStory.Employee, "", Upload("meta.png", "http://169.254.169.254/latest/meta.png"));
        await bot.HeardAsync("I could not take meta.png");
        await SendAsync(bot, DeskStory.Employee, "", Upload("big.png", files.Add("big.png", [.. Png, .. new byte[FileRules.MostBytes]])));
        await bot.HeardAsync("big.png is larger than 10 MB");
        await SendAsync(bot, DeskStory.Employee, "", Upload("page.png", files.Add("page.png", "<html>"u8.ToArray())));
        await bot.HeardAsync("I did not take page.png");
        await SendAsync(bot, DeskStory.Employee, "", Upload("old.png", files.Add("x", Png).Replace("/x", "/gone", StringComparison.Ordinal)));
        await bot.HeardAsync("I could not fetch old.png");
        files.RedirectTo = "http://127.0.0.1:1/secret";
        await SendAsync(bot, DeskStory.Employee, "", Upload("moved.png", files.Add("moved.png", Png)));
        await bot.HeardAsync("I could not take moved.png");
        Assert.Empty((await bot.TicketAsync(id)).Files);
    }

    [Fact]
    public async Task A_channel_that_is_away_for_a_moment_is_asked_again()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        files.RefuseNextWith(503);
        await SendAsync(bot, DeskStory.Employee, "here is the log", Upload("printer.log", files.Add("printer.log", "12:00 jam"u8.ToArray())));
        await UntilAsync(async () => (await FilesAsync(bot)).Any(f => f.Attempts == 1));
        await bot.PressAsync(DeskStory.Employee, Verbs.CommentAdd, new { ticket = id });
        await UntilAsync(async () => (await bot.TicketAsync(id)).Files.Count == 1);
        Assert.Equal(2, files.Asked);
    }

    [Fact]
    public async Task A_technicians_file_below_the_card_stays_with_the_desk_unless_it_is_told()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var id = await DeskStory.OpenAsync(bot);
        var thread = await bot.ThreadOfAsync(id);
        await SendInThreadAsync(bot, thread, "the firmware is old", Upload("secret-plan.txt", files.Add("a", "x"u8.ToArray())));
        await UntilAsync(async () => (await bot.TicketAsync(id)).Files.Count == 1);
        await SendInThreadAsync(bot, thread, "tell user here is how it looks", Upload("how-to.png", files.Add("b", Png)));
        await bot.HeardAsync("Tessa Lang added a file to " + id);
        await UntilAsync(async () => (await bot.TicketAsync(id)).Files.Count == 2);
        await bot.IdleAsync();
        await bot.SayAsync(DeskStory.Employee, "files " + id);
        await bot.HeardAsync("Files of " + id);
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.ToClients(), m => m.Contains("secret-plan", StringComparison.Ordinal));
        Assert.Contains(bot.ToClients(), m => m.Contains("how-to.png", StringComparison.Ordinal));
        var hidden = (await FilesAsync(bot)).Single(f => f.Internal);
        var forged = await bot.LinkToAsync(DeskStory.PersonId(DeskStory.Employee), hidden.Id, id);
        Assert.Null(await DownloadAsync(forged));
    }

    [Fact]
    public async Task A_file_before_any_words_waits_for_them()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        await SendAsync(bot, DeskStory.Employee, "", Upload("error.png", files.Add("error.png", Png)));
        await bot.HeardAsync("What does not work?");
        await bot.SayAsync(DeskStory.Employee, "the label printer in the warehouse is dead");
        await bot.HeardAsync(Verbs.ReportHuman);
        await UntilAsync(async () => (await bot.ReportsAsync()).Any(r => r.Files.Count == 1));
    }

    [Fact]
    public async Task A_file_that_came_onto_no_ticket_is_deleted_after_two_weeks_and_one_on_a_ticket_stays()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var connector = await FakeConnector.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = ScriptClock.At(Some.TuesdayMorning);
        await using var bot = await BotUnderTest.StartAsync(new DirectoryInfo(folder.Path), connector, clock);
        await bot.InstallInChannelAsync();
        await SendAsync(bot, DeskStory.Employee, "the label printer in the warehouse is dead", Upload("error.png", files.Add("error.png", Png)));
        await UntilAsync(async () => (await bot.ReportsAsync()).Any(r => r.Files.Count == 1));
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await SendAsync(bot, OtherClient, "", Upload("lost.png", files.Add("lost.png", Png)));
        await UntilAsync(async () => (await FilesAsync(bot)).Count(f => f.State == FileState.Stored) == 2);
        var worker = bot.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<FileWorker>().Single();
        clock.Show(Some.TuesdayMorning + NodaTime.Duration.FromDays(13));
        await worker.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, (await FilesAsync(bot)).Count);

        var lost = (await FilesAsync(bot)).Single(f => f.Name == "lost.png");
        clock.Show(Some.TuesdayMorning + NodaTime.Duration.FromDays(15));
        await worker.LookAsync(TestContext.Current.CancellationToken);
        var kept = Assert.Single(await FilesAsync(bot));
        Assert.Equal(("error.png", (await bot.NewTicketsAsync()).Single().Id), (kept.Name, kept.TicketId));
        Assert.Null(await new FileContents(bot.Store).ReadAsync(lost, TestContext.Current.CancellationToken));
        Assert.Equal(Png, await new FileContents(bot.Store).ReadAsync(kept, TestContext.Current.CancellationToken));
    }

    private static Task<IReadOnlyList<StoredFile>> FilesAsync(BotUnderTest bot) => bot.StoredFilesAsync();

    private static Attachment Upload(string name, string url) => new()
    {
        ContentType = "application/vnd.microsoft.teams.file.download.info",
        Name = name,
        ContentUrl = "https://contoso-my.sharepoint.com/personal/x/Documents/" + name,
        Content = JsonSerializer.SerializeToElement(new { downloadUrl = url, uniqueId = "1", fileType = "x" }),
    };

    private static Task<HttpResponseMessage> SendAsync(BotUnderTest bot, string upn, string text, Attachment file, string? id = null) => bot.PostAsync(
        bot.MessageOf(upn) with { Id = id ?? "f" + Guid.NewGuid().ToString("N"), Text = text, TextFormat = "plain", Attachments = [file] });

    private static Task<HttpResponseMessage> SendInThreadAsync(BotUnderTest bot, string thread, string text, Attachment file)
    {
        var message = bot.ChannelMessageOf(DeskStory.Tessa) with
        {
            Id = "f" + Guid.NewGuid().ToString("N"),
            Text = "<at>IT Desk</at> " + text,
            Entities = [Entity.Mention(new ChannelAccount { Id = "28:bot", Name = "IT Desk" })],
            Attachments = [file],
        };
        message.Conversation!.Id = ConversationAccount.ThreadOf(message.Conversation.Id!, thread); // both are set
        return bot.PostAsync(message);
    }

    private static async Task<string> LinkAsync(BotUnderTest bot, string upn, string id)
    {
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(upn, "files " + id);
        var card = await bot.HeardAsync("Files of " + id, before);
        return Link().Match(card.Body).Value;
    }

    private static async Task<byte[]?> DownloadAsync(string url)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK) return null;
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isSo()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
    }

    [GeneratedRegex("http://[^\"\\\\]+/files/[A-Za-z0-9_.-]+")]
    private static partial Regex Link();
}

/// <summary>What the tests of files ask the bot.</summary>
internal static class FileQuestions
{
    public static async Task<IReadOnlyList<StoredFile>> StoredFilesAsync(this BotUnderTest bot) =>
        [.. (await bot.Store.ListAsync(StoredFile.Files, IndexRange.All(StoredFile.ByTime), 100, TestContext.Current.CancellationToken)).Select(f => f.Value)];

    public static Task<string> LinkToAsync(this BotUnderTest bot, string personId, string fileId, string ticketId) =>
        ((SupportBot.Dialogs.Manager.FileLinks)bot.Services.GetService(typeof(SupportBot.Dialogs.Manager.FileLinks))!).ToAsync( // it is registered
            personId, "file", new Dictionary<string, string> { ["file"] = fileId, ["ticket"] = ticketId },
            Some.TuesdayMorning + NodaTime.Duration.FromHours(1), TestContext.Current.CancellationToken);
}
