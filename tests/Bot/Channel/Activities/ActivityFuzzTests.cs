using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Tests.Bot.Channel.Activities;

/// <summary>
/// Spoiled activities by the thousand, always the same ones. SUPPORTBOT_FUZZ sets how many the reader gets (the
/// endpoint gets a tenth); the default keeps the whole suite quick.
/// </summary>
public sealed class ActivityFuzzTests
{
    private static readonly int Count = int.TryParse(
        Environment.GetEnvironmentVariable("SUPPORTBOT_FUZZ"), CultureInfo.InvariantCulture, out var count) ? count : 20_000;

    [Fact]
    public void Whatever_the_bytes_are_the_reader_has_an_answer()
    {
        var random = new Random(20261122);
        var readable = 0;
        for (var i = 0; i < Count; i++)
        {
            if (ActivityReader.Read(ActivityMutation.Next(random)) is not ActivityReading.Readable(var activity)) continue;
            readable++;
            Use(activity);
        }

        Assert.InRange(readable, Count / 5, Count * 4 / 5);
    }

    [Fact]
    public async Task Whatever_the_bytes_are_the_endpoint_has_an_answer_and_it_is_never_500()
    {
        await using var host = await ChannelHost.StartAsync();
        host.Sink.Answer = (activity, _) =>
        {
            Use(activity);
            return Task.FromResult(InvokeResponse.NotImplemented);
        };
        var random = new Random(20261123);
        var statuses = new Dictionary<HttpStatusCode, int>();
        for (var i = 0; i < Count / 10; i++)
        {
            var answer = await host.PostAsync(ActivityMutation.Next(random), null);
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            host.Sink.Accepted.Clear();
            host.Sink.Bodies.Clear();
            host.Sink.Invoked.Clear();
        }

        HttpStatusCode[] proper =
            [HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotImplemented];
        Assert.Empty(statuses.Keys.Except(proper));
        Assert.All(proper, status => Assert.True(statuses.ContainsKey(status)));
    }

    /// <summary>Everything a turn may do with an activity.</summary>
    private static void Use(Activity activity)
    {
        AdaptiveCardInvokeValue.Of(activity);
        TaskModuleRequest.Of(activity);
        MessagingExtensionQuery.Of(activity);
        FeedbackInvoke.Of(activity);
        var json = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Context.Activity);
        var again = Assert.IsType<ActivityReading.Readable>(ActivityReader.Read(json)).Activity;
        Assert.Equal(activity.Id, again.Id);
        Assert.Equal(activity.Text, again.Text);
        if (activity.Value is { } value) ReadTexts(value);
        foreach (var other in activity.AdditionalProperties?.Values ?? Enumerable.Empty<JsonElement>()) ReadTexts(other);
        Assert.NotNull(Encoding.UTF8.GetString(json));
    }

    /// <summary>Text inside JSON values is decoded late; it must be decodable.</summary>
    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                Assert.NotNull(element.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var member in element.EnumerateArray()) ReadTexts(member);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Assert.NotNull(member.Name);
                    ReadTexts(member.Value);
                }

                break;
        }
    }
}
