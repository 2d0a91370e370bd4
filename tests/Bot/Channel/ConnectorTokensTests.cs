using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>Where the bot's tokens come from, how long they live and where they never go.</summary>
public sealed class ConnectorTokensTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private FakeConnector _connector = null!; // set by InitializeAsync before any test runs
    private ChannelSimulator _simulator = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _simulator = await ChannelSimulator.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Many_messages_need_one_token()
    {
        await using var host = await StartAsync();
        var client = host.Get<ConnectorClient>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync(To(), Message(), Ct)));
        Assert.All(_connector.Requests, request => Assert.Equal("Bearer token-1", request.Authorization));
        Assert.Equal(20, _connector.Requests.Count);
        var form = Assert.Single(_simulator.TokenRequests);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(ChannelSimulator.AppId, form["client_id"]);
        Assert.Equal(ChannelSimulator.Secret, form["client_secret"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"].Split(' ')[0]);
    }

    [Fact]
    public async Task A_token_is_replaced_before_it_ends()
    {
        await using var host = await StartAsync();
        var tokens = host.Get<ConnectorTokens>();
        Assert.Equal("token-1", (await tokens.GetAsync(null, Ct))?.Parameter);
        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", (await tokens.GetAsync(null, Ct))?.Parameter);
        Assert.Single(_simulator.TokenRequests);
    }

    [Fact]
    public async Task A_token_the_connector_refuses_is_replaced_once()
    {
        await using var host = await StartAsync();
        _connector.AnswerNextWith(FakeAnswer.Error(401, "BotNotRegistered"));
        Assert.IsType<SendOutcome.Sent>(await host.Get<ConnectorClient>().SendAsync(To(), Message(), Ct));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _connector.Requests.Select(r => r.Authorization));

        _connector.AnswerNextWith(FakeAnswer.Error(401, "BotNotRegistered"));
        _connector.AnswerNextWith(FakeAnswer.Error(401, "BotNotRegistered"));
        var outcome = await host.Get<ConnectorClient>().SendAsync(To(), Message(), Ct);
        Assert.Equal(GiveUpReason.NotAuthorised, Assert.IsType<SendOutcome.GiveUp>(outcome).Reason);
        Assert.Equal(3, _simulator.TokenRequests.Count);
    }

    [Fact]
    public async Task Many_refused_at_once_share_one_fresh_token()
    {
        await using var host = await StartAsync();
        var tokens = host.Get<ConnectorTokens>();
        var refused = await tokens.GetAsync(null, Ct);
        var fresh = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetAsync(refused, Ct).AsTask()));
        Assert.All(fresh, header => Assert.Equal(new AuthenticationHeaderValue("Bearer", "token-2"), header));
        Assert.Equal(2, _simulator.TokenRequests.Count);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}""")]
    [InlineData(500, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    public async Task Without_a_token_nothing_is_sent_and_it_is_tried_again_later(int status, string body)
    {
        _simulator.TokenAnswer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body, context.RequestAborted);
        };
        await using var host = await StartAsync();
        var outcome = await host.Get<ConnectorClient>().SendAsync(To(), Message(), Ct);
        Assert.False(Assert.IsType<SendOutcome.Retry>(outcome).MayHaveArrived);
        Assert.Empty(_connector.Requests);

        _simulator.TokenAnswer = null;
        Assert.IsType<SendOutcome.Sent>(await host.Get<ConnectorClient>().SendAsync(To(), Message(), Ct));
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public async Task A_certificate_stands_in_for_the_secret(string kind)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(_clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(1));
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + "." + kind);
        await File.WriteAllBytesAsync(
            file,
            kind == "pfx"
                ? certificate.Export(X509ContentType.Pfx, "pass")
                : Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem()),
            Ct);
        try
        {
            var settings = _simulator.Settings();
            settings.Remove("MicrosoftAppPassword");
            settings["MicrosoftAppCertificatePath"] = file;
            settings["MicrosoftAppCertificatePassword"] = kind == "pfx" ? "pass" : null;
            await using var host = await StartAsync(settings);
            Assert.Equal("token-1", (await host.Get<ConnectorTokens>().GetAsync(null, Ct))?.Parameter);
            var form = Assert.Single(_simulator.TokenRequests);
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
            Assert.False(form.ContainsKey("client_secret"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_no_token()
    {
        var settings = _simulator.Settings();
        settings.Remove("MicrosoftAppPassword");
        settings["MicrosoftAppCertificatePath"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pfx");
        await using var host = await StartAsync(settings);
        Assert.IsType<SendOutcome.Retry>(await host.Get<ConnectorClient>().SendAsync(To(), Message(), Ct));
    }

    [Theory]
    [InlineData("https://connector.attacker.example/")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    public async Task A_token_is_not_even_asked_for_when_the_host_is_not_allowed(string serviceUrl)
    {
        await using var host = await StartAsync();
        var stored = To() with { ServiceUrl = serviceUrl };
        Assert.IsType<SendOutcome.GiveUp>(await host.Get<ConnectorClient>().SendAsync(stored, Message(), Ct));
        Assert.Empty(_simulator.TokenRequests);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Activity Message() => new() { Type = "message", Text = "hello" };

    private Task<ChannelHost> StartAsync(Dictionary<string, string?>? settings = null) => ChannelHost.StartAsync(
        settings ?? _simulator.Settings(), configure: services => services.AddSingleton<TimeProvider>(_clock));

    private ConversationReference To() => new()
    {
        ServiceUrl = _connector.ServiceUrl,
        Conversation = new ConversationAccount { Id = "a:1" },
        Bot = new ChannelAccount { Id = "28:bot" },
    };
}
