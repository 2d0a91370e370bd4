using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Tests.Bot.Channel;

public sealed class MessageSplitTests
{
    [Fact]
    public void A_short_message_stays_whole()
    {
        var activity = Message("hello");
        Assert.Same(activity, Assert.Single(MessageSplit.Split(activity) ?? []));
    }

    [Fact]
    public void A_long_message_is_cut_between_paragraphs_and_the_card_comes_last()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 2000).Select(i => $"Paragraph {i} has words in it, and a line."));
        var activity = Message(text) with { Attachments = [new Attachment { ContentType = "x" }] };
        var parts = MessageSplit.Split(activity) ?? [];
        Assert.True(parts.Count > 1);
        Assert.Equal(text, string.Join("\n\n", parts.Select(p => p.Text)));
        Assert.All(parts.SkipLast(1), part => Assert.Null(part.Attachments));
        Assert.NotNull(parts[^1].Attachments);
    }

    [Fact]
    public void A_mention_stays_with_its_words()
    {
        var mention = Entity.Mention(new ChannelAccount { Id = "29:a", Name = "Erika <Muster>" });
        Assert.Equal("<at>Erika &lt;Muster&gt;</at>", mention.Text);
        var activity = Message(mention.Text + " " + new string('x', 60_000)) with { Entities = [mention] };
        var parts = MessageSplit.Split(activity) ?? [];
        Assert.Single(parts[0].Entities ?? []);
        Assert.All(parts.Skip(1), part => Assert.Empty(part.Entities ?? []));
    }

    [Fact]
    public void A_card_that_is_too_large_cannot_be_cut()
    {
        var activity = Message("hello") with { Attachments = [new Attachment { Name = new string('x', 60_000) }] };
        Assert.Null(MessageSplit.Split(activity));
    }

    [Fact]
    public void Every_part_is_small_enough_and_no_character_is_torn_or_lost()
    {
        var pieces = Gen.OneOf("a", "ö", "😡", "👩‍💻", "e\u0301", "\"", "\\", "\u0001", "漢", " ", "\n", "\n\n", ". ", "word");
        pieces.Array[200].Sample(
            sample =>
            {
                var text = string.Concat(Enumerable.Repeat(string.Concat(sample), 150));
                var parts = MessageSplit.Split(Message(text)) ?? [];
                Assert.All(parts, part => Assert.True(MessageSplit.Fits(Json(part))));
                Assert.Equal(Letters(text), Letters(string.Concat(parts.Select(p => p.Text))));
                Assert.All(parts, part => Assert.DoesNotContain("\ufffd", Encoding.UTF8.GetString(Json(part)), StringComparison.Ordinal));
                Assert.All(parts, part => Assert.False(
                    part.Text is { Length: > 0 } t && CharUnicodeInfo.GetUnicodeCategory(t, 0) == UnicodeCategory.NonSpacingMark));
            },
            iter: 60,
            seed: "0000KvD3X5Z2");
    }

    private static byte[] Json(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Context.Activity);

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Activity Message(string text) => new() { Type = "message", Text = text };
}
