using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Support;

/// <summary>
/// The channel's identity on this machine: metadata, keys with endorsements, a token endpoint, and tokens to send with
/// activities. Together with a connector it is everything a bot with credentials needs.
/// </summary>
public sealed class ChannelSimulator : IAsyncDisposable
{
    public const string AppId = "1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d";
    public const string TenantId = "99999999-8888-7777-6666-555555555555";
    public const string Secret = "simulated-secret";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private int _tokens;

    private ChannelSimulator(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    /// <summary>What the key set shows; replace it to change keys.</summary>
    public IReadOnlyList<SimulatorKey> Keys { get; set; } = [SimulatorKey.Endorsed, SimulatorKey.Unendorsed];

    /// <summary>What Entra's key set shows.</summary>
    public IReadOnlyList<SimulatorKey> EntraKeys { get; set; } = [];

    /// <summary>Answers everything instead of the usual; null answers as usual.</summary>
    public Func<HttpContext, Task>? Broken { get; set; }

    /// <summary>Forms of all token requests, in order.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> TokenRequests { get; } = new();

    /// <summary>Answers token requests instead of the usual; null answers as usual.</summary>
    public Func<HttpContext, Task>? TokenAnswer { get; set; }

    /// <summary>How often the channel's metadata was asked for.</summary>
    public int MetadataRequests { get; private set; }

    public static async Task<ChannelSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var simulator = new ChannelSimulator(app);
        app.Run(simulator.AnswerAsync);
        await app.StartAsync();
        simulator.Url = app.Urls.Single();
        return simulator;
    }

    /// <summary>Settings that make a bot trust this channel and get its tokens here.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = Secret,
        ["MicrosoftAppTenantId"] = TenantId,
        ["ToBotFromChannelOpenIdMetadataUrl"] = Url + "/v1/.well-known/openidconfiguration",
        ["ToBotFromChannelTokenIssuer"] = Issuer,
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = Url + "/common/v2.0/.well-known/openid-configuration",
        ["ToChannelFromBotLoginUrl"] = Url + "/" + TenantId,
        ["ToChannelFromBotOAuthScope"] = Issuer + "/.default",
    };

    /// <summary>A token as the channel makes it, to be spoiled at will.</summary>
    public static TokenForge Token(string serviceUrl) => new(SimulatorKey.Endorsed, Issuer, AppId, serviceUrl);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == "/v1/.well-known/openidconfiguration") MetadataRequests++;
        if (Broken is { } broken) return broken(context);
        return path switch
        {
            "/v1/.well-known/openidconfiguration" => JsonAsync(context, Metadata(Issuer, "/v1/.well-known/keys")),
            "/v1/.well-known/keys" => JsonAsync(context, KeySet(Keys)),
            "/common/v2.0/.well-known/openid-configuration" => JsonAsync(
                context, Metadata("https://login.microsoftonline.com/{tenantid}/v2.0", "/common/discovery/v2.0/keys")),
            "/common/discovery/v2.0/keys" => JsonAsync(context, KeySet(EntraKeys)),
            _ when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => TokenAsync(context),
            _ => NotFoundAsync(context),
        };
    }

    private JsonObject Metadata(string issuer, string keysPath) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = Url + keysPath,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    private static JsonObject KeySet(IReadOnlyList<SimulatorKey> keys) =>
        new() { ["keys"] = new JsonArray([.. keys.Select(k => k.ToJson())]) };

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        TokenRequests.Enqueue(form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        if (TokenAnswer is { } answer)
        {
            await answer(context);
            return;
        }

        var number = Interlocked.Increment(ref _tokens).ToString(CultureInfo.InvariantCulture);
        await JsonAsync(context, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3599,
            ["ext_expires_in"] = 3599,
            ["access_token"] = "token-" + number,
        });
    }

    private static Task JsonAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
