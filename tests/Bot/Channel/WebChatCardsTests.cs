using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Tests.Bot.Channel;

public sealed class WebChatCardsTests
{
    [Fact]
    public void A_button_becomes_the_one_written_for_older_clients()
    {
        var card = Adapt("""
            {"type":"AdaptiveCard","refresh":{"action":{"type":"Action.Execute","verb":"r"}},
             "body":[{"type":"Container","selectAction":{"type":"Action.Execute","verb":"a","data":{"id":1}},"items":[]}],
             "actions":[{"type":"Action.Execute","title":"Claim","verb":"claim","data":{"id":17},
                         "fallback":{"type":"Action.Submit","data":{"verb":"claim","id":17}}},
                        {"type":"Action.OpenUrl","title":"Open","url":"https://example.com"}]}
            """);
        Expect("""
            {"type":"AdaptiveCard",
             "body":[{"type":"Container","selectAction":{"type":"Action.Submit","data":{"id":1,"verb":"a"}},"items":[]}],
             "actions":[{"type":"Action.Submit","data":{"verb":"claim","id":17},"title":"Claim"},
                        {"type":"Action.OpenUrl","title":"Open","url":"https://example.com"}]}
            """, card);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","actions":[{"type":"Action.Execute"}]}""", """{"type":"AdaptiveCard","actions":[{"type":"Action.Submit","data":{"verb":null}}]}""")]
    [InlineData("""{"type":"AdaptiveCard","actions":[{"type":5},null,7]}""", """{"type":"AdaptiveCard","actions":[{"type":5},null,7]}""")]
    [InlineData("{}", "{}")]
    public void Odd_cards_spoil_nothing(string card, string expected) => Expect(expected, Adapt(card));

    [Fact]
    public void What_is_no_card_stays_as_it_is()
    {
        var plain = new Activity { Text = "hello" };
        Assert.Same(plain, WebChatCards.Adapt(plain));
        var file = new Activity { Attachments = [new Attachment { ContentType = "text/html", Content = Element("\"<p>\"") }] };
        Assert.Equal("<p>", WebChatCards.Adapt(file).Attachments?[0].Content?.GetString());
    }

    private static JsonElement Adapt(string card)
    {
        var activity = new Activity { Attachments = [Attachment.AdaptiveCard(Element(card))] };
        return Assert.Single(WebChatCards.Adapt(activity).Attachments ?? []).Content ?? default;
    }

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static void Expect(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), actual.GetRawText());
}
