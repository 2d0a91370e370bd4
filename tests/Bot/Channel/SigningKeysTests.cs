using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

public sealed class SigningKeysTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private SigningKeys _keys = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _simulator = await ChannelSimulator.StartAsync();
        _keys = new SigningKeys(
            _simulator.Url + "/v1/.well-known/openidconfiguration",
            _services.GetRequiredService<IHttpClientFactory>(),
            _clock,
            NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_downloaded_once_for_many_callers()
    {
        var searches = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => FindAsync("key-1")));
        Assert.All(searches, search => Assert.IsType<KeySearch.Found>(search));
        Assert.Equal(1, _simulator.MetadataRequests);
    }

    [Fact]
    public async Task A_changed_key_is_found_at_once()
    {
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
        _clock.Advance(KeyRefresh.BetweenDownloads);
        _simulator.Keys = [SimulatorKey.Next];
        Assert.IsType<KeySearch.Found>(await FindAsync("key-2"));
        Assert.IsType<KeySearch.Unknown>(await FindAsync("key-1"));
    }

    [Fact]
    public async Task Strangers_cannot_cause_one_download_after_another()
    {
        for (var i = 0; i < 20; i++) Assert.IsType<KeySearch.Unknown>(await FindAsync("stranger-" + i));
        Assert.Equal(1, _simulator.MetadataRequests);
        _clock.Advance(KeyRefresh.BetweenDownloads);
        for (var i = 0; i < 20; i++) Assert.IsType<KeySearch.Unknown>(await FindAsync("stranger-" + i));
        Assert.Equal(2, _simulator.MetadataRequests);
    }

    [Fact]
    public async Task Asking_whether_there_are_keys_does_not_delay_a_change_of_keys()
    {
        Assert.True(await _keys.AreThereAsync(TestContext.Current.CancellationToken));
        _clock.Advance(KeyRefresh.BetweenDownloads);
        for (var i = 0; i < 20; i++) Assert.True(await _keys.AreThereAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, _simulator.MetadataRequests);
        _simulator.Keys = [SimulatorKey.Next];
        Assert.IsType<KeySearch.Found>(await FindAsync("key-2"));
    }

    [Theory]
    [MemberData(nameof(BrokenMetadata))]
    public async Task A_first_download_that_fails_is_tried_again_soon(string name)
    {
        _simulator.Broken = Breakages[name];
        Assert.IsType<KeySearch.NoKeys>(await FindAsync("key-1"));
        var before = _simulator.MetadataRequests;
        Assert.IsType<KeySearch.NoKeys>(await FindAsync("key-1"));
        Assert.Equal(before, _simulator.MetadataRequests);
        _simulator.Broken = null;
        _clock.Advance(KeyRefresh.BetweenFirstTries);
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
    }

    [Theory]
    [MemberData(nameof(BrokenMetadata))]
    public async Task A_dead_metadata_server_is_survived_for_five_days(string name)
    {
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
        _simulator.Broken = Breakages[name];
        _clock.Advance(KeyRefresh.Longest - TimeSpan.FromMinutes(1));
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
        Assert.IsType<KeySearch.Unknown>(await FindAsync("key-2"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<KeySearch.NoKeys>(await FindAsync("key-1"));
        _simulator.Broken = null;
        _clock.Advance(KeyRefresh.BetweenFirstTries);
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
    }

    [Fact]
    public async Task Old_keys_are_used_while_new_ones_are_fetched()
    {
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));
        _simulator.Keys = [SimulatorKey.Next];
        _clock.Advance(KeyRefresh.Fresh);
        Assert.IsType<KeySearch.Found>(await FindAsync("key-1"));

        // Waits for the download behind it: a key nobody has makes the next caller wait for the same semaphore.
        await FindAsync("nobody");
        Assert.IsType<KeySearch.Unknown>(await FindAsync("key-1"));
        Assert.IsType<KeySearch.Found>(await FindAsync("key-2"));
        Assert.Equal(2, _simulator.MetadataRequests);
    }

    [Fact]
    public async Task Keys_of_another_kind_or_too_short_are_not_used()
    {
        using var weak = System.Security.Cryptography.RSA.Create(1024);
        _simulator.Keys =
        [
            new SimulatorKey("weak", weak, ["msteams"]),
            SimulatorKey.Endorsed with { Extra = new() { ["kty"] = "EC" } },
            SimulatorKey.Next,
        ];
        Assert.IsType<KeySearch.Unknown>(await FindAsync("weak"));
        Assert.IsType<KeySearch.Unknown>(await FindAsync("key-1"));
        Assert.IsType<KeySearch.Found>(await FindAsync("key-2"));
    }

    public static TheoryData<string> BrokenMetadata() => [.. Breakages.Keys];

    private static readonly Dictionary<string, Func<HttpContext, Task>> Breakages = new(StringComparer.Ordinal)
    {
        ["server error"] = context => Answer(context, 500, ""),
        ["page"] = context => Answer(context, 200, "<html>maintenance</html>"),
        ["empty"] = context => Answer(context, 200, ""),
        ["empty object"] = context => Answer(context, 200, "{}"),
        ["no keys"] = context => Answer(context, 200, """{"issuer":"x","jwks_uri":"http://127.0.0.1:1/keys"}"""),
        ["insecure keys"] = context => Answer(context, 200, """{"issuer":"x","jwks_uri":"ftp://nowhere/keys"}"""),
        ["empty key set"] = context => Answer(context, 200, """{"keys":[]}"""),
        ["list"] = context => Answer(context, 200, "[1]"),
        ["hung up"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    };

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private Task<KeySearch> FindAsync(string keyId) =>
        _keys.FindAsync(keyId, TestContext.Current.CancellationToken).AsTask();
}
