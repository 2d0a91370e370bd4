using System.Text.Json;

namespace SupportBot.Tests.Bot.Cards;

/// <summary>The checks that the bot's cards go through, seen to fail.</summary>
public sealed class CardCheckTests
{
    private const string Good =
        """
        {"type":"AdaptiveCard","version":"1.5",
         "body":[{"type":"TextBlock","text":"SD-1042","wrap":true},{"type":"Input.Text","id":"cause","label":"Cause"}],
         "actions":[{"type":"Action.Execute","title":"Resolve","verb":"ticket.resolve","data":{"type":"Action.Execute"}}]}
        """;

    [Fact]
    public async Task A_good_card_passes_both() => await AdaptiveCardsPeer.AcceptsAsync([Parse(Good)]);

    [Fact]
    public async Task The_official_parser_names_what_it_does_not_know()
    {
        var complaints = await AdaptiveCardsPeer.CheckAsync(
        [
            Parse(Good),
            Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"a"}]}"""),
            Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","size":"huge"}]}"""),
            Parse("""{"type":"AdaptiveCard","version":"1.5","body":[],"actions":[{"type":"Action.Fly","title":"a"}]}"""),
            Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.ChoiceSet","id":"a","choices":[]}]}"""),
        ]);

        Assert.Empty(complaints[0]);
        Assert.All(complaints.Skip(1), c => Assert.NotEmpty(c));
    }

    [Theory]
    [InlineData("\"1.5\"", "\"1.6\"", "version")]
    [InlineData("\"wrap\":true", "\"wrap\":false", "does not wrap")]
    [InlineData("\"id\":\"cause\",", "", "no id")]
    [InlineData(",\"label\":\"Cause\"", "", "no label")]
    [InlineData("\"label\":\"Cause\"", "\"label\":\"Cause\",\"isRequired\":true", "no error message")]
    [InlineData("\"verb\":\"ticket.resolve\",", "", "no verb")]
    [InlineData("\"title\":\"Resolve\",", "", "no title")]
    [InlineData("\"body\":[", "\"body\":[{\"type\":\"Input.Text\",\"id\":\"cause\",\"label\":\"Again\"},", "2 inputs")]
    [InlineData("\"body\":[", "\"body\":[{\"type\":\"Image\",\"url\":\"http://example.org/a.png\"},", "An image")]
    public void A_fault_is_named(string old, string replaced, string fault) =>
        Assert.Contains(fault, Assert.Single(CardLint.Check(Parse(Good.Replace(old, replaced, StringComparison.Ordinal)))), StringComparison.Ordinal);

    [Fact]
    public void Seven_buttons_and_a_card_that_is_too_large_are_named()
    {
        var button = """{"type":"Action.Execute","title":"a","verb":"a"}""";
        var card = $$"""
            {"type":"AdaptiveCard","version":"1.5","actions":[{{string.Join(',', Enumerable.Repeat(button, 7))}}],
             "body":[{"type":"TextBlock","wrap":true,"text":"{{new string('x', 27 * 1024)}}"}]}
            """;

        Assert.Equal(2, CardLint.Check(Parse(card)).Count);
    }

    private static JsonElement Parse(string card)
    {
        using var document = JsonDocument.Parse(card);
        return document.RootElement.Clone();
    }
}
