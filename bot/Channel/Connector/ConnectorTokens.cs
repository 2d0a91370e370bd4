using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>
/// The bot's own tokens. One is kept until shortly before its end; only one caller at a time asks for the next, the
/// others wait for it.
/// </summary>
public sealed class ConnectorTokens(IOptions<ChannelOptions> options, EntraHttp http, TimeProvider clock) : IDisposable
{
    /// <summary>A token this close to its end is not used for a new call.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly ChannelOptions _options = options.Value;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    // Both are written under the semaphore; the token is read without it.
    private volatile KnownToken? _known;
    private Func<bool, CancellationToken, Task<AuthenticationResult>>? _acquire;

    /// <summary>The header to send; null without credentials.</summary>
    /// <param name="refused">A header the connector did not accept: forces a fresh token. Null otherwise.</param>
    /// <exception cref="TokenUnavailableException">Entra gave none, or the certificate cannot be read.</exception>
    public async ValueTask<AuthenticationHeaderValue?> GetAsync(AuthenticationHeaderValue? refused, CancellationToken ct)
    {
        if (!_options.HasCredentials) return null;
        if (UsableBesides(refused) is { } header) return header;
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (UsableBesides(refused) is { } fetched) return fetched;
            _acquire ??= CreateSource();
            var result = await _acquire(refused is not null, ct);
            _known = new KnownToken(new AuthenticationHeaderValue("Bearer", result.AccessToken), result.ExpiresOn);
            return _known.Header;
        }
        catch (MsalException fault)
        {
            throw new TokenUnavailableException(fault.ErrorCode, fault);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new TokenUnavailableException("certificate", fault);
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException)
        {
            // The token library passes these on as they are when something that is not Entra answers.
            throw new TokenUnavailableException("answer", fault);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private AuthenticationHeaderValue? UsableBesides(AuthenticationHeaderValue? refused) =>
        _known is { } known && !ReferenceEquals(known.Header, refused) && clock.GetUtcNow() < known.Ends - Reserve
            ? known.Header
            : null;

    private Func<bool, CancellationToken, Task<AuthenticationResult>> CreateSource()
    {
        var cloud = ChannelCloud.Of(_options);
        if (_options.MicrosoftAppType == BotAppType.UserAssignedMSI)
        {
            var identity = ManagedIdentityApplicationBuilder
                .Create(ManagedIdentityId.WithUserAssignedClientId(_options.MicrosoftAppId))
                .WithHttpClientFactory(http)
                .Build();
            return (fresh, ct) =>
                identity.AcquireTokenForManagedIdentity(cloud.Resource).WithForceRefresh(fresh).ExecuteAsync(ct);
        }

        var app = CreateApplication(cloud);
        string[] scopes = [cloud.Resource + "/.default"];
        return (fresh, ct) => app.AcquireTokenForClient(scopes).WithForceRefresh(fresh).ExecuteAsync(ct);
    }

    private IConfidentialClientApplication CreateApplication(ChannelCloud cloud)
    {
        var builder = ConfidentialClientApplicationBuilder
            .Create(_options.MicrosoftAppId)
            .WithAuthority(EntraHttp.Secure(cloud.AuthorityOf(_options)), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        return _options.MicrosoftAppCertificatePath is { Length: > 0 } path
            ? builder.WithCertificate(BotCertificate.Load(path, _options.MicrosoftAppCertificatePassword)).Build()
            : builder.WithClientSecret(_options.MicrosoftAppPassword).Build();
    }

    private sealed record KnownToken(AuthenticationHeaderValue Header, DateTimeOffset Ends);
}

/// <summary>There is no token to call the connector with.</summary>
public sealed class TokenUnavailableException : Exception
{
    public TokenUnavailableException(string code, Exception inner)
        : base("No token: " + code, inner) => Code = code;

    /// <summary>Entra's or the library's code; never a secret.</summary>
    public string Code { get; }
}
