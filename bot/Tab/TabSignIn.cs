using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Desk.Clients;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Tab;

/// <summary>
/// Knows who looks at the tab: by the token that Teams gives the page for the signed-in person, checked like any Entra token,
/// or, without credentials and on this machine only, by the sample person that was chosen.
/// </summary>
public sealed class TabSignIn : IDisposable
{
    /// <summary>Names the sample person, in Development.</summary>
    public const string SampleHeader = "X-Sample-Person";

    /// <summary>What the app lets pages do in the person's name.</summary>
    private const string Scope = "access_as_user";

    private const int LongestToken = 16 * 1024;

    private readonly ChannelOptions _options;
    private readonly SigningKeys _keys;
    private readonly string _entraHost;
    private readonly PeopleQueries _people;
    private readonly BookShelf _books;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    public TabSignIn(IOptions<ChannelOptions> options, TabKeys keys, PeopleQueries people, BookShelf books)
    {
        _options = options.Value;
        (_keys, _entraHost) = keys.Of(_options);
        (_people, _books) = (people, books);
    }

    /// <summary>The person, or null for whoever cannot prove to be one that the bot knows.</summary>
    public async Task<Person?> WhoAsync(HttpContext context, CancellationToken ct)
    {
        if (!_options.HasCredentials) return await SampleAsync(context, ct);
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.Ordinal)) return null;
        return await CheckedAsync(header["Bearer ".Length..], ct) is { } id ? await _people.FindAsync(id, ct) : null;
    }

    public void Dispose() => _keys.Dispose();

    /// <summary>Only for a page on this machine, asked for by a local name; a page from elsewhere cannot set the header.</summary>
    private async Task<Person?> SampleAsync(HttpContext context, CancellationToken ct)
    {
        var isLocal = context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && LoopbackGuard.IsLoopback("http://" + context.Request.Host.Value);
        return isLocal && context.Request.Headers[SampleHeader] is [{ Length: > 0 and < 200 } upn]
            ? await _people.FindByUpnAsync(upn.ToLowerInvariant(), ct)
            : null;
    }

    /// <summary>The person's id in a token that is right in every respect; null for any other.</summary>
    private async Task<string?> CheckedAsync(string text, CancellationToken ct)
    {
        if (Read(text) is not { } token || Claim(token, "tid") is not { } tenant || Claim(token, "oid") is not { Length: > 0 } objectId) return null;
        if (!IsServed(tenant) || !IsForPages(token)) return null;
        if (await _keys.FindAsync(token.Kid, ct) is not KeySearch.Found(var key) || !Signs(key, tenant)) return null;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidIssuer = $"{_entraHost}/{tenant}/v2.0",
            AudienceValidator = (audiences, _, _) => audiences.ToArray() is [var only] && IsForThisApp(only),
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
        });
        return result.IsValid ? Person.KeyOf(tenant, objectId) : null;
    }

    private static bool IsForPages(JsonWebToken token) => Claim(token, "scp")?.Split(' ').Contains(Scope, StringComparer.Ordinal) == true;

    /// <summary>Null for what is no token of the one kind that Entra gives to pages.</summary>
    private JsonWebToken? Read(string text)
    {
        if (text.Length > LongestToken || !_handler.CanReadToken(text)) return null;
        try
        {
            var token = _handler.ReadJsonWebToken(text);
            return token.Alg == SecurityAlgorithms.RsaSha256 && !string.IsNullOrEmpty(token.Kid) ? token : null;
        }
        catch (Exception fault) when (fault is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A client's tenant, or the one of the registration.</summary>
    private bool IsServed(string tenant) => _books.Current.FindClientOfTenant(tenant) is not null
        || string.Equals(tenant, _options.MicrosoftAppTenantId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The app's id, alone or as <c>api://HOST/ID</c>.</summary>
    private bool IsForThisApp(string audience) => _options.MicrosoftAppId is { Length: > 0 } id
        && (string.Equals(audience, id, StringComparison.OrdinalIgnoreCase)
            || (audience.StartsWith("api://", StringComparison.Ordinal) && audience.EndsWith("/" + id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A key that names its issuer signs for that tenant only.</summary>
    private static bool Signs(SigningKey key, string tenant) => key.Issuer is not { } issuer
        || issuer.Contains("{tenantid}", StringComparison.Ordinal) || issuer.Contains(tenant, StringComparison.OrdinalIgnoreCase);

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue(name, out string? value) ? value : null;
}

/// <summary>Makes the key search of the tab.</summary>
public sealed class TabKeys(IHttpClientFactory clients, TimeProvider clock, ILogger<TabKeys> log)
{
    /// <summary>Entra's keys for all tenants of the bot's cloud, and the address that issuers begin with.</summary>
    public (SigningKeys Keys, string EntraHost) Of(ChannelOptions options)
    {
        var cloud = ChannelCloud.Of(options);
        return (new SigningKeys(cloud.EntraMetadata, clients, clock, log), cloud.EntraHost);
    }
}
