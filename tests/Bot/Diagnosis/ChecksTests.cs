using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Bot.Diagnosis;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Bot.Channel;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Diagnosis;

/// <summary>Every check names the wrong value and what to do about it.</summary>
public sealed class ChecksTests : IAsyncLifetime
{
    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _simulator = await ChannelSimulator.StartAsync();
        _host = await ChannelHost.StartAsync(_simulator.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Keys_and_clock_are_fine()
    {
        var findings = await KeysCheck(TimeProvider.System).RunAsync(Ct);
        Assert.Equal([("keys", Verdict.Fine), ("clock", Verdict.Fine)], findings.Select(f => (f.Check, f.Verdict)));
    }

    [Theory]
    [InlineData(2, Verdict.Warning)]
    [InlineData(-6, Verdict.Broken)]
    public async Task A_clock_that_is_off_is_found(int minutes, Verdict verdict)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        var findings = await KeysCheck(clock).RunAsync(Ct);
        Assert.Equal(verdict, findings.Single(f => f.Check == "clock").Verdict);
    }

    [Fact]
    public async Task Keys_that_cannot_be_downloaded_are_found()
    {
        _simulator.Broken = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var finding = Assert.Single(await KeysCheck(TimeProvider.System).RunAsync(Ct));
        Assert.Equal(Verdict.Broken, finding.Verdict);
        Assert.Contains("/openidconfiguration", finding.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_work_are_fine() => Assert.Equal(Verdict.Fine, (await CredentialsAsync()).Verdict);

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "MicrosoftAppPassword is not")]
    [InlineData("AADSTS7000222: The provided client secret keys are expired.", "MicrosoftAppPassword has expired")]
    [InlineData("AADSTS700016: Application was not found in the directory", "MicrosoftAppId is not known")]
    [InlineData("AADSTS90002: Tenant not found.", "MicrosoftAppTenantId is no tenant")]
    [InlineData("AADSTS50001: Something else.", "AADSTS50001")]
    public async Task Credentials_that_do_not_work_name_the_wrong_one(string description, string said)
    {
        _simulator.TokenAnswer = context =>
        {
            context.Response.StatusCode = 401;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(
                $$"""{"error":"invalid_client","error_description":"{{description}}"}""", context.RequestAborted);
        };
        var finding = await CredentialsAsync();
        Assert.Equal(Verdict.Broken, finding.Verdict);
        Assert.Contains(said, finding.Said, StringComparison.Ordinal);
        Assert.NotNull(finding.Fix);
        Assert.DoesNotContain(ChannelSimulator.Secret, finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, Verdict.Fine)]
    [InlineData(29, Verdict.Warning)]
    [InlineData(-1, Verdict.Broken)]
    public async Task A_certificate_is_watched_thirty_days_ahead(int days, Verdict verdict)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-400), clock.GetUtcNow().AddDays(days));
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "pass"), Ct);
        try
        {
            var options = new ChannelOptions { MicrosoftAppCertificatePath = file, MicrosoftAppCertificatePassword = "pass" };
            Assert.Equal(verdict, Assert.Single(await new CertificateCheck(Options.Create(options), clock).RunAsync(Ct)).Verdict);
            options.MicrosoftAppCertificatePassword = "wrong";
            Assert.Equal(Verdict.Broken, Assert.Single(await new CertificateCheck(Options.Create(options), clock).RunAsync(Ct)).Verdict);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(90, Verdict.Fine)]
    [InlineData(29, Verdict.Warning)]
    [InlineData(-1, Verdict.Broken)]
    public async Task A_secret_is_watched_when_its_end_is_told(int days, Verdict verdict)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = new ChannelOptions { MicrosoftAppId = ChannelSimulator.AppId, MicrosoftAppPassword = "x" };
        Assert.Equal(Verdict.Skipped, Assert.Single(await new CertificateCheck(Options.Create(options), clock).RunAsync(Ct)).Verdict);
        options.MicrosoftAppPasswordExpires = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(days));
        Assert.Equal(verdict, Assert.Single(await new CertificateCheck(Options.Create(options), clock).RunAsync(Ct)).Verdict);
    }

    [Fact]
    public async Task The_store_is_asked()
    {
        Assert.Equal(Verdict.Fine, await StoreAsync(() => new InMemoryDocumentStore()));
        Assert.Equal(Verdict.Skipped, await StoreAsync(() => throw new StoreInUseException("x", new IOException())));
        Assert.Equal(Verdict.Broken, await StoreAsync(() => throw new StoreUnwritableException("x", new IOException())));
    }

    [Theory]
    [InlineData(200, "{\"members\":[]}", Verdict.Fine, "")]
    [InlineData(403, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", Verdict.Broken, "Add the app to its team")]
    [InlineData(403, "{\"error\":{\"code\":\"BotDisabledByAdmin\"}}", Verdict.Broken, "admin centre")]
    [InlineData(404, "", Verdict.Broken, "Desk:ChannelId")]
    [InlineData(429, "", Verdict.Broken, "Try again")]
    public async Task The_technicians_channel_is_asked_and_nothing_is_posted(int status, string body, Verdict verdict, string fix)
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.AnswerNextWith(new FakeAnswer(status, body, RetryAfter: "60"));
        var store = new InMemoryDocumentStore();
        var contact = new Contact("conversation:19:queue@thread.tacv2", connector.ServiceUrl, "19:queue@thread.tacv2", "msteams", "t", "28:b");
        await store.CommitAsync(Changes.None.Save(Contact.Contacts, contact.Key, null, contact), Ct);
        var finding = await EscalationAsync(store, "19:queue@thread.tacv2");
        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(fix, finding.Fix ?? "", StringComparison.Ordinal);
        Assert.Equal("GET", Assert.Single(connector.Requests).Method);
    }

    [Fact]
    public async Task A_technicians_channel_that_is_not_set_or_not_known_is_a_warning()
    {
        Assert.Equal(Verdict.Warning, (await EscalationAsync(new InMemoryDocumentStore(), null)).Verdict);
        Assert.Equal(Verdict.Warning, (await EscalationAsync(new InMemoryDocumentStore(), "19:queue@thread.tacv2")).Verdict);
    }

    [Theory]
    [InlineData("{\"bots\":[{\"botId\":\"1A2B3C4D-2222-3333-4444-5E6F7A8B9C0D\"}]}", Verdict.Fine)]
    [InlineData("{\"bots\":[{\"botId\":\"00000000-2222-3333-4444-5e6f7a8b9c0d\"}]}", Verdict.Broken)]
    [InlineData("{\"bots\":[]}", Verdict.Broken)]
    [InlineData("[]", Verdict.Broken)]
    [InlineData("no json", Verdict.Broken)]
    public async Task A_package_is_compared_with_the_settings(string manifest, Verdict verdict)
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip"));
        using (var zip = ZipFile.Open(file.FullName, ZipArchiveMode.Create))
        using (var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open())) await writer.WriteAsync(manifest);
        try
        {
            Assert.Equal(verdict, Assert.Single(await new PackageCheck(ChannelSettings, file).RunAsync(Ct)).Verdict);
        }
        finally
        {
            file.Delete();
        }
    }

    [Fact]
    public async Task Wrong_settings_are_named_and_nothing_else_is_looked_at()
    {
        var wrong = new OptionsManager<ChannelOptions>(new OptionsFactory<ChannelOptions>(
            [], [], [new ChannelOptionsCheck(new SomeEnvironment("Production"), new ConfigurationBuilder().Build())]));
        var run = new DiagnosisRun(wrong, () => throw new InvalidOperationException(), TimeProvider.System);
        var finding = Assert.Single(await run.RunAsync(Ct));
        Assert.Equal(("settings", Verdict.Broken), (finding.Check, finding.Verdict));
        Assert.Contains("MicrosoftAppId", finding.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_settings_are_wrong_can_be_diagnosed()
    {
        await using var app = BotHost.Build(["--environment", "Production"], people: null);
        var findings = await app.Services.GetRequiredService<DiagnosisRun>().RunAsync(Ct);
        Assert.Equal(("settings", Verdict.Broken), (Assert.Single(findings).Check, findings[0].Verdict));
    }

    [Fact]
    public async Task Not_ready_without_keys_and_ready_with_them()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var readiness = new Readiness([KeysCheck(TimeProvider.System), new StoreCheck(() => new InMemoryDocumentStore())], clock);
        Assert.Equal(200, await StatusAsync(readiness));
        using var broken = new Readiness([new StoreCheck(() => throw new StoreFailedException(new IOException()))], clock);
        Assert.Equal((int)HttpStatusCode.ServiceUnavailable, await StatusAsync(broken));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IOptions<ChannelOptions> ChannelSettings => _host.Get<IOptions<ChannelOptions>>();

    private KeysCheck KeysCheck(TimeProvider clock) =>
        new(ChannelSettings, _host.Get<TrustedIssuers>(), _host.Get<IHttpClientFactory>(), clock);

    private async Task<Finding> CredentialsAsync() =>
        Assert.Single(await new CredentialsCheck(ChannelSettings, _host.Get<ConnectorTokens>()).RunAsync(Ct));

    private static async Task<Verdict> StoreAsync(Func<IDocumentStore> store) =>
        Assert.Single(await new StoreCheck(store).RunAsync(Ct)).Verdict;

    private async Task<Finding> EscalationAsync(IDocumentStore store, string? channelId)
    {
        var desk = Options.Create(new DeskOptions { ChannelId = channelId });
        var place = new DeskPlace(store, new ContactBook(store), desk, TimeProvider.System);
        var check = new EscalationCheck(() => place, new Reach(_host.Get<ConnectorClient>()));
        return Assert.Single(await check.RunAsync(Ct));
    }

    private static async Task<int> StatusAsync(Readiness readiness)
    {
        var context = new DefaultHttpContext();
        await readiness.AnswerAsync(context);
        return context.Response.StatusCode;
    }
}
