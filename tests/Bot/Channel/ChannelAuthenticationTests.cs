using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>Every row of the checks a channel's token goes through, over HTTP.</summary>
public sealed class ChannelAuthenticationTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _simulator = await ChannelSimulator.StartAsync();
        _host = await ChannelHost.StartAsync(_simulator.Settings(), "Production");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task The_channels_own_token_is_accepted() => await ExpectAsync(HttpStatusCode.Accepted, Good());

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Longer_hashes_are_accepted(string algorithm) =>
        await ExpectAsync(HttpStatusCode.Accepted, Good().WithHeader("alg", algorithm));

    [Theory]
    [InlineData("PS256")]
    [InlineData("HS256")]
    [InlineData("none")]
    [InlineData("ES256")]
    public async Task Other_algorithms_are_refused(string algorithm) =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().WithHeader("alg", algorithm));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Basic {0}")]
    [InlineData("bearer {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer {0} x")]
    [InlineData("{0}")]
    [InlineData("Bearer {0}x")]
    [InlineData("Bearer {0}.{0}")]
    public async Task Anything_but_Bearer_and_one_token_is_refused(string? header)
    {
        var authorization = header?.Replace("{0}", Good().ToString(), StringComparison.Ordinal);
        var answer = await _host.PostAsync(Encoding.UTF8.GetBytes(Message()), authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Empty(answer.Body);
        Assert.Empty(_host.Sink.Accepted);
    }

    [Theory]
    [InlineData("https://sts.windows.net/" + ChannelSimulator.TenantId + "/")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("HTTPS://API.BOTFRAMEWORK.COM")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_issuer_is_refused(string? issuer) =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().With("iss", issuer));

    [Theory]
    [InlineData("22222222-2222-3333-4444-555555555555")]
    [InlineData("https://api.botframework.com")]
    [InlineData("api://" + ChannelSimulator.AppId)]
    public async Task A_token_for_another_bot_is_forbidden(string audience) =>
        await ExpectAsync(HttpStatusCode.Forbidden, Good().With("aud", audience));

    [Fact]
    public async Task A_token_for_nobody_is_forbidden() => await ExpectAsync(HttpStatusCode.Forbidden, Good().With("aud", null));

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes_at_the_end()
    {
        await ExpectAsync(HttpStatusCode.Accepted, Good().Ending(-TimeSpan.FromMinutes(4)));
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().Ending(-TimeSpan.FromMinutes(6)));
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes_at_the_start()
    {
        await ExpectAsync(HttpStatusCode.Accepted, Good().Beginning(TimeSpan.FromMinutes(4)));
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().Beginning(TimeSpan.FromMinutes(6)));
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused() =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().With("exp", null));

    [Fact]
    public async Task A_signature_by_another_key_is_refused()
    {
        var forged = Good();
        forged.Key = SimulatorKey.Impostor;
        await ExpectAsync(HttpStatusCode.Unauthorized, forged);
    }

    [Fact]
    public async Task A_changed_payload_is_refused()
    {
        var parts = Good().ToString().Split('.');
        var other = Good().With("serviceurl", "https://smba.trafficmanager.net/amer/").ToString().Split('.');
        var answer = await _host.PostAsync(Message(), $"{parts[0]}.{other[1]}.{parts[2]}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_key_nobody_knows_is_refused() =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().WithHeader("kid", "nobody"));

    [Fact]
    public async Task A_token_that_names_no_key_is_refused() =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Good().WithHeader("kid", null));

    [Fact]
    public async Task A_key_that_brings_itself_is_not_believed()
    {
        var attacker = SimulatorKey.Next with { Id = "mine" };
        var token = Good().SignedWith(attacker).WithHeader("jwk", attacker.ToJson()).WithHeader("jku", "http://localhost/keys");
        await ExpectAsync(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task A_key_stands_only_for_the_channels_it_is_endorsed_for()
    {
        await ExpectAsync(HttpStatusCode.Forbidden, Good(), Message().Replace("msteams", "slack", StringComparison.Ordinal));
        await ExpectAsync(HttpStatusCode.Forbidden, Good(), Message().Replace("msteams", "MSTeams", StringComparison.Ordinal));
        await ExpectAsync(HttpStatusCode.Accepted, Good(), Message().Replace("msteams", "webchat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_without_endorsements_stands_for_nobody() =>
        await ExpectAsync(HttpStatusCode.Forbidden, Good().SignedWith(SimulatorKey.Unendorsed));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_service_URL_the_token_does_not_vouch_for_is_forbidden(string? claim) =>
        await ExpectAsync(HttpStatusCode.Forbidden, Good().With("serviceurl", claim));

    [Fact]
    public async Task The_service_URLs_letter_case_does_not_matter() =>
        await ExpectAsync(HttpStatusCode.Accepted, Good().With("serviceurl", ServiceUrl.ToUpperInvariant()));

    [Fact]
    public async Task A_service_URL_that_is_a_list_is_forbidden() =>
        await ExpectAsync(HttpStatusCode.Forbidden, Good().With("serviceurl", new JsonArray(ServiceUrl)));

    [Theory]
    [InlineData("https://connector.attacker.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("https://smba.trafficmanager.net@attacker.example/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("https://notbotframework.com/")]
    public async Task A_connector_that_may_not_be_called_is_forbidden_even_when_the_token_vouches_for_it(string url) =>
        await ExpectAsync(
            HttpStatusCode.Forbidden,
            ChannelSimulator.Token(url),
            Message().Replace(ServiceUrl, url, StringComparison.Ordinal));

    [Fact]
    public async Task What_is_no_activity_is_a_bad_request_only_for_the_channel()
    {
        await ExpectAsync(HttpStatusCode.BadRequest, Good(), "{}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.PostAsync("{}")).Status);
    }

    private static TokenForge Good() => ChannelSimulator.Token(ServiceUrl);

    private static string Message() => $$"""
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"{{ServiceUrl}}","from":{"id":"29:a"},
         "conversation":{"id":"a:1","tenantId":"t"},"recipient":{"id":"28:b"},"text":"hello"}
        """;

    private async Task ExpectAsync(HttpStatusCode status, TokenForge token, string? body = null)
    {
        var before = _host.Sink.Accepted.Count;
        var answer = await _host.PostAsync(body ?? Message(), token.ToString());
        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal(status == HttpStatusCode.Accepted ? before + 1 : before, _host.Sink.Accepted.Count);
    }
}
