using System.Net;
using System.Text;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Tests.Bot.Channel;

public sealed class MessagesEndpointTests
{
    private const string Message = """
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"http://localhost:56150/_connector",
         "from":{"id":"29:a","name":"Erika","aadObjectId":"e1"},"conversation":{"id":"a:1","tenantId":"t"},
         "recipient":{"id":"28:b"},"text":"hello"}
        """;

    [Fact]
    public async Task A_message_is_stored_and_then_accepted_with_an_empty_answer()
    {
        await using var host = await ChannelHost.StartAsync();
        var response = await host.PostAsync(Message);
        Assert.Equal(HttpStatusCode.Accepted, response.Status);
        Assert.Empty(response.Body);
        Assert.Equal("hello", Assert.Single(host.Sink.Accepted).Text);
        Assert.Equal(Message, Assert.Single(host.Sink.Bodies));
    }

    [Fact]
    public async Task An_invoke_is_answered_with_status_and_body_of_the_response()
    {
        await using var host = await ChannelHost.StartAsync();
        host.Sink.Answer = (_, _) => Task.FromResult(InvokeResponse.Of(AdaptiveCardInvokeResponse.Message("Claimed by Tom")));
        var response = await host.PostAsync(
            Message.Replace("\"message\"", "\"invoke\",\"name\":\"adaptiveCard/action\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Claimed by Tom"}""",
            response.Body);
        Assert.Empty(host.Sink.Accepted);
    }

    [Fact]
    public async Task An_invoke_nobody_knows_gets_501_and_an_empty_body()
    {
        await using var host = await ChannelHost.StartAsync();
        var response = await host.PostAsync(Message.Replace("\"message\"", "\"invoke\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotImplemented, response.Status);
        Assert.Empty(response.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","channelId":"msteams","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","serviceUrl":"http://localhost/","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost/"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"nowhere","conversation":{"id":"a"}}""")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
    {
        await using var host = await ChannelHost.StartAsync();
        var response = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Empty(response.Body);
        Assert.Empty(host.Sink.Accepted);
    }

    [Fact]
    public async Task Every_method_but_POST_is_refused()
    {
        await using var host = await ChannelHost.StartAsync();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
        {
            using var request = new HttpRequestMessage(method, MessagesEndpoint.Path);
            var response = await host.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.Status);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Anything_but_JSON_in_UTF8_is_an_unsupported_media_type(string contentType)
    {
        await using var host = await ChannelHost.StartAsync();
        var response = await host.PostAsync(Encoding.UTF8.GetBytes(Message), null, contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.Status);
    }

    [Fact]
    public async Task Five_megabytes_are_too_many_with_and_without_an_announced_length()
    {
        await using var host = await ChannelHost.StartAsync();
        var large = Message.Replace("hello", new string('x', 5 * 1024 * 1024), StringComparison.Ordinal);
        var announced = await host.PostAsync(large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, announced.Status);

        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesEndpoint.Path);
        request.Content = new StringContent(large, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;
        var chunked = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.Status);
        Assert.Empty(host.Sink.Accepted);
    }

    [Fact]
    public async Task Fifty_thousand_characters_of_emoji_are_accepted()
    {
        await using var host = await ChannelHost.StartAsync();
        var text = string.Concat(Enumerable.Repeat("👩‍💻", 10_000));
        var response = await host.PostAsync(Message.Replace("hello", text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Accepted, response.Status);
        Assert.Equal(text, Assert.Single(host.Sink.Accepted).Text);
    }

    [Fact]
    public async Task A_store_that_is_away_makes_the_channel_come_again()
    {
        await using var host = await ChannelHost.StartAsync();
        host.Sink.BeforeAccepting = _ => throw new ActivityRefusedException("store is away", new IOException());
        var response = await host.PostAsync(Message);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.Status);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_invoke_that_takes_too_long_is_given_up()
    {
        await using var host = await ChannelHost.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["InvokeDeadline"] = "00:00:01" });
        host.Sink.Answer = async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return InvokeResponse.Empty;
        };
        var response = await host.PostAsync(Message.Replace("\"message\"", "\"invoke\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.Status);
    }

    [Fact]
    public async Task Without_credentials_a_service_URL_elsewhere_is_refused()
    {
        await using var host = await ChannelHost.StartAsync();
        var response = await host.PostAsync(
            Message.Replace("http://localhost:56150/_connector", "https://smba.trafficmanager.net/emea/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, response.Status);
        Assert.Empty(host.Sink.Accepted);
    }

    [Fact]
    public async Task Without_credentials_a_foreign_host_name_is_refused()
    {
        await using var host = await ChannelHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesEndpoint.Path);
        request.Content = new StringContent(Message, Encoding.UTF8, "application/json");
        request.Headers.Host = "bot.attacker.example";
        var response = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.Status);
    }
}
