using System.Net;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>Tokens that Entra gave for the bot's own credentials, accepted only when the settings say so.</summary>
public sealed class EntraTokenTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    private const string Stranger = "deadbeef-0000-0000-0000-000000000000";

    private static readonly SimulatorKey TenantKey = SimulatorKey.Next with
    {
        Id = "entra-1",
        Endorsements = null,
        Extra = new() { ["issuer"] = "https://login.microsoftonline.com/{tenantid}/v2.0" },
    };

    private static readonly SimulatorKey AnyKey = SimulatorKey.Unendorsed with { Id = "entra-2" };

    private static readonly SimulatorKey OtherTenantKey = SimulatorKey.Unendorsed with
    {
        Id = "entra-3",
        Extra = new() { ["issuer"] = $"https://login.microsoftonline.com/{Stranger}/v2.0" },
    };

    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _simulator = await ChannelSimulator.StartAsync();
        _simulator.EntraKeys = [TenantKey, AnyKey, OtherTenantKey];
        var settings = _simulator.Settings();
        settings["AcceptEntraTokens"] = "true";
        _host = await ChannelHost.StartAsync(settings, "Production");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task The_bots_own_credentials_are_accepted_in_both_versions()
    {
        await ExpectAsync(HttpStatusCode.Accepted, Version2());
        await ExpectAsync(HttpStatusCode.Accepted, Version1());
    }

    [Fact]
    public async Task The_channels_own_tokens_are_accepted_as_before() =>
        await ExpectAsync(HttpStatusCode.Accepted, ChannelSimulator.Token(ServiceUrl));

    [Fact]
    public async Task Other_credentials_of_the_same_tenant_are_forbidden()
    {
        await ExpectAsync(HttpStatusCode.Forbidden, Version2().With("azp", Stranger));
        await ExpectAsync(HttpStatusCode.Forbidden, Version2().With("azp", null));
        await ExpectAsync(HttpStatusCode.Forbidden, Version1().With("appid", Stranger));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3.0")]
    public async Task A_token_of_no_known_version_is_forbidden(string? version) =>
        await ExpectAsync(HttpStatusCode.Forbidden, Version2().With("ver", version));

    [Theory]
    [InlineData("https://login.microsoftonline.com/" + Stranger + "/v2.0")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    public async Task Another_tenant_is_refused_whatever_the_token_says(string issuer) =>
        await ExpectAsync(HttpStatusCode.Unauthorized, Version2().With("iss", issuer).With("tid", Stranger));

    [Fact]
    public async Task A_key_of_another_tenant_is_forbidden() =>
        await ExpectAsync(HttpStatusCode.Forbidden, Version2().SignedWith(OtherTenantKey));

    [Fact]
    public async Task Keys_of_the_channel_do_not_sign_for_Entra_nor_the_other_way_round()
    {
        await ExpectAsync(HttpStatusCode.Unauthorized, Version2().SignedWith(SimulatorKey.Endorsed));
        await ExpectAsync(HttpStatusCode.Unauthorized, ChannelSimulator.Token(ServiceUrl).SignedWith(TenantKey));
    }

    [Fact]
    public async Task A_connector_that_may_not_be_called_is_forbidden_for_them_too()
    {
        var answer = await _host.PostAsync(Message("https://connector.attacker.example/"), Version2().ToString());
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private static TokenForge Version2() => Entra($"https://login.microsoftonline.com/{ChannelSimulator.TenantId}/v2.0")
        .With("ver", "2.0").With("azp", ChannelSimulator.AppId).SignedWith(TenantKey);

    private static TokenForge Version1() => Entra($"https://sts.windows.net/{ChannelSimulator.TenantId}/")
        .With("ver", "1.0").With("appid", ChannelSimulator.AppId).SignedWith(AnyKey);

    private static TokenForge Entra(string issuer) => ChannelSimulator.Token(ServiceUrl)
        .With("iss", issuer).With("tid", ChannelSimulator.TenantId).With("serviceurl", null);

    private async Task ExpectAsync(HttpStatusCode status, TokenForge token) =>
        Assert.Equal(status, (await _host.PostAsync(Message(ServiceUrl), token.ToString())).Status);

    private static string Message(string serviceUrl) => $$"""
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"{{serviceUrl}}","from":{"id":"29:a"},
         "conversation":{"id":"a:1","tenantId":"t"},"recipient":{"id":"28:b"},"text":"hello"}
        """;
}
