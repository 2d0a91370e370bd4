using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Tests.Bot.Channel.Activities;

public sealed class ActivityReaderTests
{
    [Fact]
    public void Writing_what_was_read_loses_nothing()
    {
        foreach (var json in RealisticActivities.All)
        {
            var written = JsonSerializer.Serialize(Read(json), ActivityJson.Context.Activity);
            Assert.True(JsonNode.DeepEquals(WithoutTimes(json), WithoutTimes(written)), written);
        }
    }

    [Fact]
    public void A_channel_message_has_all_its_parts()
    {
        var activity = Read(RealisticActivities.ChannelMessage);
        Assert.Equal("message", activity.Type);
        Assert.Equal("T", activity.TenantId);
        Assert.Equal("19:team@thread.tacv2", activity.ChannelData?.Team?.Id);
        Assert.Equal("19:queue@thread.tacv2", ConversationAccount.WithoutThread(activity.Conversation?.Id ?? ""));
        Assert.True(activity.Conversation?.IsGroup);
        Assert.Contains(activity.Entities ?? [], e => e.Mentions(activity.Recipient?.Id));
        Assert.Equal(TimeSpan.FromHours(1), activity.LocalTimestamp?.Offset);
        Assert.Equal("Windows", activity.Entities?[1].AdditionalProperties?["platform"].GetString());
    }

    [Fact]
    public void A_press_carries_verb_and_data()
    {
        var value = AdaptiveCardInvokeValue.Of(Read(RealisticActivities.Execute));
        Assert.Equal("ticket.claim", value?.Action?.Verb);
        Assert.Equal(17, value?.Action?.Data?.GetProperty("ticketId").GetInt32());
        Assert.False(value?.IsRefresh);
        Assert.True(AdaptiveCardInvokeValue.Of(Read(RealisticActivities.Refresh))?.IsRefresh);
    }

    [Theory]
    [InlineData("{\\\"feedbackText\\\":\\\"worked\\\"}", "worked")]
    [InlineData("worked", "worked")]
    [InlineData("{broken", "{broken")]
    [InlineData("", "")]
    public void Feedback_is_read_in_both_shapes(string wrapped, string words)
    {
        var json = RealisticActivities.Feedback.Replace("{\\\"feedbackText\\\":\\\"worked\\\"}", wrapped, StringComparison.Ordinal);
        Assert.Equal(new FeedbackInvoke(true, words), FeedbackInvoke.Of(Read(json)));
    }

    [Fact]
    public void A_search_is_read_with_and_without_names()
    {
        Assert.Equal("vpn", MessagingExtensionQuery.Of(Read(RealisticActivities.Query))?.SearchText);
        var playground = RealisticActivities.Query
            .Replace("\"commandId\":\"searchKb\",", "", StringComparison.Ordinal)
            .Replace("\"name\":\"q\",", "", StringComparison.Ordinal);
        Assert.Equal("vpn", MessagingExtensionQuery.Of(Read(playground))?.SearchText);
        var first = RealisticActivities.Query.Replace("\"name\":\"q\",\"value\":\"vpn\"", "\"name\":\"initialRun\",\"value\":\"true\"", StringComparison.Ordinal);
        Assert.Equal("", MessagingExtensionQuery.Of(Read(first))?.SearchText);
    }

    [Theory]
    [InlineData("timestamp", "\"yesterday\"")]
    [InlineData("timestamp", "5")]
    [InlineData("locale", "5")]
    [InlineData("text", "{}")]
    [InlineData("entities", "\"none\"")]
    [InlineData("entities", "[1,null,\"x\",[],{\"type\":5,\"mentioned\":\"x\"}]")]
    [InlineData("attachments", "{}")]
    [InlineData("channelData", "\"text\"")]
    [InlineData("channelData", "{\"tenant\":\"T\",\"team\":[],\"settings\":1,\"eventType\":{}}")]
    [InlineData("value", "\"text\"")]
    [InlineData("suggestedActions", "[]")]
    [InlineData("membersAdded", "{\"id\":\"x\"}")]
    [InlineData("inputHint", "[]")]
    public void An_odd_value_where_nothing_depends_on_it_spoils_nothing(string field, string value)
    {
        var json = JsonNode.Parse(RealisticActivities.PersonalMessage)!.AsObject(); // the payload is an object
        json[field] = JsonNode.Parse(value);
        Assert.Equal("f:1", Read(json.ToJsonString()).Id);
    }

    [Theory]
    [InlineData("type", "5", ActivityDefect.Syntax)]
    [InlineData("id", "{}", ActivityDefect.Syntax)]
    [InlineData("from", "\"Erika\"", ActivityDefect.Syntax)]
    [InlineData("conversation", "null", ActivityDefect.Conversation)]
    [InlineData("conversation", "{}", ActivityDefect.Conversation)]
    [InlineData("channelId", "\"\"", ActivityDefect.ChannelId)]
    [InlineData("serviceUrl", "\"nowhere\"", ActivityDefect.ServiceUrl)]
    [InlineData("serviceUrl", "\"file:///etc/passwd\"", ActivityDefect.ServiceUrl)]
    [InlineData("type", "\"\"", ActivityDefect.Type)]
    public void An_odd_value_where_identity_depends_on_it_is_malformed(string field, string value, ActivityDefect defect)
    {
        var json = JsonNode.Parse(RealisticActivities.PersonalMessage)!.AsObject(); // the payload is an object
        json[field] = JsonNode.Parse(value);
        Assert.Equal(new ActivityReading.Malformed(defect), ReadAny(json.ToJsonString()));
    }

    [Fact]
    public void Ids_longer_than_any_channels_are_malformed()
    {
        var json = RealisticActivities.PersonalMessage.Replace("a:opaque", new string('x', 1025), StringComparison.Ordinal);
        Assert.Equal(new ActivityReading.Malformed(ActivityDefect.LongId), ReadAny(json));
    }

    [Fact]
    public void Who_is_calling_is_not_taken_from_the_wire()
    {
        var json = RealisticActivities.PersonalMessage.Replace("\"id\":\"f:1\"", "\"id\":\"f:1\",\"callerId\":\"urn:me\"", StringComparison.Ordinal);
        Assert.DoesNotContain("callerId", JsonSerializer.Serialize(Read(json), ActivityJson.Context.Activity), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\ud83d\ude21", "😡")]
    [InlineData(@"\ud83d", "\ufffd")]
    [InlineData(@"\ude21\ud83d", "\ufffd\ufffd")]
    [InlineData(@"\ud83dx\ude21", "\ufffdx\ufffd")]
    [InlineData(@"\ud83d\ud83d\ude21", "\ufffd😡")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\ufffd")]
    [InlineData(@"\u0041\n\ud83d", "A\n\ufffd")]
    public void Half_a_character_becomes_the_sign_for_it(string escaped, string text)
    {
        var json = RealisticActivities.Submit.Replace("on it", escaped, StringComparison.Ordinal);
        Assert.Equal(text, Read(json).Value?.GetProperty("note").GetString());
    }

    [Fact]
    public void A_byte_order_mark_and_blanks_are_skipped()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. "\r\n\t "u8, .. Encoding.UTF8.GetBytes(RealisticActivities.Submit)];
        Assert.IsType<ActivityReading.Readable>(ActivityReader.Read(body));
    }

    [Fact]
    public void Other_encodings_are_malformed()
    {
        Assert.IsType<ActivityReading.Malformed>(ActivityReader.Read(Encoding.Unicode.GetBytes(RealisticActivities.Submit)));
        Assert.IsType<ActivityReading.Malformed>(ActivityReader.Read(Encoding.Latin1.GetBytes(RealisticActivities.PersonalMessage)));
    }

    [Fact]
    public void Deep_nesting_is_malformed_and_harmless()
    {
        var json = RealisticActivities.Submit.Replace("\"on it\"", new string('[', 100_000) + new string(']', 100_000), StringComparison.Ordinal);
        Assert.Equal(new ActivityReading.Malformed(ActivityDefect.Syntax), ReadAny(json));
    }

    [Theory]
    [InlineData("19:c@thread.tacv2", "17", "19:c@thread.tacv2;messageid=17")]
    [InlineData("19:c@thread.tacv2;messageid=3", "17", "19:c@thread.tacv2;messageid=17")]
    public void A_thread_is_named_by_its_root(string conversation, string root, string thread) =>
        Assert.Equal(thread, ConversationAccount.ThreadOf(conversation, root));

    [Theory]
    [InlineData("")]
    [InlineData("f:1")]
    [InlineData("1;messageid=2")]
    public void Only_a_number_is_a_root(string root) =>
        Assert.Throws<ArgumentException>(() => ConversationAccount.ThreadOf("19:c@thread.tacv2", root));

    private static ActivityReading ReadAny(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json));

    private static Activity Read(string json) => Assert.IsType<ActivityReading.Readable>(ReadAny(json)).Activity;

    /// <summary>A time may be written with fewer zeros than it was read with.</summary>
    private static JsonNode? WithoutTimes(string json)
    {
        var node = JsonNode.Parse(json);
        node?.AsObject().Remove("timestamp");
        node?.AsObject().Remove("localTimestamp");
        return node;
    }
}
