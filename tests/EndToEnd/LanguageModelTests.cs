using System.Text.Json;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A configured model makes the first reply better; a dead or hostile one changes nothing that counts.</summary>
public sealed class LanguageModelTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Problem = "the label printer in the warehouse is dead";

    private static readonly int[] First = [1];

    private static readonly string[] FactsOfAnOffer = ["priority 2", "billed per incident", "Try this first", "covered by your contract", "In short"];

    private static string[] With(Uri endpoint) =>
        ["--LanguageModel:Endpoint", endpoint.ToString(), "--LanguageModel:ChatModel", "test", "--LanguageModel:TimeoutSeconds", "5"];

    private static async Task<string> OfferAsync(params string[] settings)
    {
        await using var bot = await BotUnderTest.StartAsync(null, settings);
        await bot.SayAsync(Employee, Problem);
        return BotUnderTest.Decoded(await bot.HeardAsync("Printing"));
    }

    /// <summary>An answer that quotes the first passage, as a good model would.</summary>
    private static string Quoting(string body)
    {
        using var request = JsonDocument.Parse(body);
        var user = request.RootElement.GetProperty("messages")[1].GetProperty("content");
        using var material = JsonDocument.Parse(user.ValueKind == JsonValueKind.Array ? user[0].GetProperty("text").GetString()! : user.GetString()!);
        if (!material.RootElement.TryGetProperty("passages", out var passages)) return "{}";
        var line = passages[0].GetProperty("text").GetString()!.Split('\n')[0];
        return JsonSerializer.Serialize(new { sentences = new[] { new { text = line, passages = First } } });
    }

    [Fact]
    public async Task A_model_adds_one_grounded_answer_with_its_source()
    {
        await using var server = await ModelServer.StartAsync();
        server.Behaviour = ModelServer.SaysTo(Quoting);
        var offer = await OfferAsync(With(server.Endpoint));
        Assert.Contains("In short: ", offer, StringComparison.Ordinal);
        Assert.Contains("billed per incident", offer, StringComparison.Ordinal);
        Assert.Contains("\"AIGeneratedContent\"", offer, StringComparison.Ordinal);
        Assert.Contains("\"@type\":\"Claim\",\"position\":1", offer, StringComparison.Ordinal);
        Assert.Contains("\"feedbackLoop", offer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_nothing_says_that_one_wrote_it() =>
        Assert.DoesNotContain("AIGeneratedContent", await OfferAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task A_dead_model_and_a_hostile_one_leave_price_priority_and_fix_as_they_are()
    {
        var plain = Facts(await OfferAsync());
        await using var dead = await ModelServer.StartAsync();
        dead.Behaviour = ModelServer.Fails(500);
        Assert.Equal(plain, Facts(await OfferAsync(With(dead.Endpoint))));
        await using var hostile = await ModelServer.StartAsync();
        hostile.Behaviour = ModelServer.Says("""
            {"service":"erp","kind":"ChitChat","impact":"Company","urgency":"Stopped","covered":true,"price":0,"role":"manager",
             "sentences":[{"text":"This is covered by your contract at no charge.","passages":[1]}]}
            """);
        Assert.Equal(plain, Facts(await OfferAsync(With(hostile.Endpoint))));
    }

    /// <summary>What the offer says, without what differs from run to run.</summary>
    private static string Facts(string offer) => string.Join(
        '\n', FactsOfAnOffer.Select(f => $"{f}: {offer.Contains(f, StringComparison.Ordinal)}"));
}
