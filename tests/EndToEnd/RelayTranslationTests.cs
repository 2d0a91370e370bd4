using System.Text.Json;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A German employee and an English desk read each other's words; a model that fails changes nothing.</summary>
public sealed class RelayTranslationTests
{
    private const string Question = "Which printer is it?";
    private const string Report = "der Etikettendrucker im Lager druckt nicht";
    private const string Answer = "Der Drucker im Lager, Fehler 0x80070035";

    private static readonly Dictionary<string, string> Known = new()
    {
        [Question] = "Welcher Drucker ist es?",
        [Report] = "The label printer in the warehouse is dead",
        [Answer] = "The printer in the warehouse, error 0x80070035",
    };

    private static string Translated(string body)
    {
        using var request = JsonDocument.Parse(body);
        var user = request.RootElement.GetProperty("messages")[1].GetProperty("content");
        using var material = JsonDocument.Parse(user.ValueKind == JsonValueKind.Array ? user[0].GetProperty("text").GetString()! : user.GetString()!);
        if (!material.RootElement.TryGetProperty("from", out _)) return "{}";
        return JsonSerializer.Serialize(new { translation = Known.GetValueOrDefault(material.RootElement.GetProperty("text").GetString()!, "") });
    }

    /// <summary>The desk asks, the German employee answers; what each side read.</summary>
    private static async Task<(string Asked, string Answered, string Stored)> TalkAsync(ModelServer server)
    {
        await using var bot = await BotUnderTest.StartAsync(
            null, "--LanguageModel:Endpoint", server.Endpoint.ToString(), "--LanguageModel:ChatModel", "test", "--LanguageModel:TimeoutSeconds", "5");
        var id = await DeskStory.OpenAsync(bot);
        await SayGermanAsync(bot, "danke");
        await bot.HeardAsync("Gern geschehen");
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(DeskStory.Tessa, $"ask {id} {Question}");
        var asked = BotUnderTest.Decoded(await bot.HeardAsync(Question, before));
        await bot.IdleAsync();
        asked = string.Join('\n', bot.ToClients().Where(m => m.Contains(Question, StringComparison.Ordinal)).Append(asked));
        before = bot.Connector.Requests.Count;
        await SayGermanAsync(bot, Answer);
        await bot.HeardAsync("0x80070035", before);
        await bot.IdleAsync();
        var answered = string.Join('\n', bot.Connector.Requests.Skip(before).Where(r => r.Target.Contains("thread", StringComparison.Ordinal)).Select(BotUnderTest.Decoded));
        return (asked, answered, (await bot.TicketAsync(id)).History[^1].Text!);
    }

    private static Task<HttpResponseMessage> SayGermanAsync(BotUnderTest bot, string text) =>
        bot.PostAsync(bot.MessageOf(DeskStory.Employee) with { Id = Guid.NewGuid().ToString("N"), Text = text, TextFormat = "plain", Locale = "de-DE" });

    [Fact]
    public async Task Each_side_reads_its_own_language_with_the_original_and_the_mark()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.SaysTo(Translated);
        var (asked, answered, stored) = await TalkAsync(server);
        Assert.Contains("Welcher Drucker ist es?", asked, StringComparison.Ordinal);
        Assert.Contains("automatisch übersetzt; das Original: " + Question, asked, StringComparison.Ordinal);
        Assert.Contains("The printer in the warehouse, error 0x80070035", answered, StringComparison.Ordinal);
        Assert.Contains("translated automatically; the original: " + Answer, answered, StringComparison.Ordinal);
        Assert.Equal(Answer, stored);
    }

    [Fact]
    public async Task The_desk_reads_a_new_report_in_its_language_below_the_card()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.SaysTo(Translated);
        await using var bot = await BotUnderTest.StartAsync(
            null, "--LanguageModel:Endpoint", server.Endpoint.ToString(), "--LanguageModel:ChatModel", "test", "--LanguageModel:TimeoutSeconds", "5");
        await bot.InstallInChannelAsync();
        await SayGermanAsync(bot, Report);
        await bot.HeardAsync(Verbs.ReportHuman);
        await bot.PressAsync(DeskStory.Employee, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket), locale: "de-DE");
        var line = BotUnderTest.Decoded(await bot.HeardAsync("translated automatically"));
        Assert.Contains("The label printer in the warehouse is dead", line, StringComparison.Ordinal);
        await bot.IdleAsync();
        var id = bot.ButtonData(Verbs.TicketClaim)["ticket"];
        Assert.Equal(Report, (await bot.TicketAsync(id)).Description);
    }

    public static TheoryData<string> Failures() => ["down", "garbage", "wrong codes", "link", "refuses", "dies"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_model_that_fails_or_lies_leaves_the_words_as_they_were_written(string failure)
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = failure switch
        {
            "down" => ModelServer.Fails(500),
            "garbage" => ModelServer.Says("no json at all"),
            "wrong codes" => ModelServer.Says("{\"translation\":\"The printer, error 0x1\"}"),
            "link" => ModelServer.Says("{\"translation\":\"See https://evil.example 0x80070035\"}"),
            "refuses" => ModelServer.Refuses(),
            _ => ModelServer.DiesMidway(),
        };
        var (asked, answered, stored) = await TalkAsync(server);
        Assert.Contains(Question, asked, StringComparison.Ordinal);
        Assert.Contains(Answer, answered, StringComparison.Ordinal);
        Assert.DoesNotContain("translated automatically", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", asked + answered, StringComparison.Ordinal);
        Assert.Equal(Answer, stored);
    }
}
