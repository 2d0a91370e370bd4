using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>Checks the token of a request: issuer, key, signature, lifetime, audience. All of them, in this order.</summary>
public sealed class TokenCheck(IOptions<ChannelOptions> options, TrustedIssuers issuers)
{
    /// <summary>Longest token that is looked at, in characters; the channel's have about 1,200.</summary>
    private const int LongestToken = 16 * 1024;

    /// <summary>How far clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly string _appId = options.Value.MicrosoftAppId ?? "";

    private readonly JsonWebTokenHandler _handler = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = LongestToken,
    };

    /// <summary>Checks a token; the answer is never <see cref="CallerCheck.LocalTool"/>.</summary>
    public async ValueTask<CallerCheck> CheckAsync(string text, CancellationToken ct)
    {
        if (Parse(text) is not { } token || string.IsNullOrEmpty(token.Kid)) return Refused(Refusal.MalformedToken);
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal)) return Refused(Refusal.Algorithm);
        if (issuers.Named(token.Issuer) is not { } issuer) return Refused(Refusal.Issuer);
        return await issuer.Keys.FindAsync(token.Kid, ct) switch
        {
            KeySearch.Found(var key) => await CheckAsync(token, issuer, key),
            KeySearch.Unknown => Refused(Refusal.UnknownKey),
            _ => Refused(Refusal.KeysUnavailable),
        };
    }

    private async ValueTask<CallerCheck> CheckAsync(JsonWebToken token, TrustedIssuer issuer, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            ValidIssuers = issuer.Issuers,
            ValidAudience = _appId,
            ClockSkew = Skew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            TryAllIssuerSigningKeys = false,
        });
        if (!result.IsValid) return Refused(ReasonOf(result.Exception));
        if (!IsForThisBotAlone(token)) return Refused(Refusal.Audience);
        if (issuer.Kind == TokenKind.Channel)
        {
            return new CallerCheck.Channel(
                token.TryGetPayloadValue("serviceurl", out string? url) ? url : null, key.Endorsements);
        }

        return IsForOwnCredentials(token, key) ? new CallerCheck.OwnCredentials() : Refused(Refusal.Audience);
    }

    /// <summary>
    /// One audience, and not a token that another bot got to call this one as its skill: this bot is nobody's skill.
    /// </summary>
    private bool IsForThisBotAlone(JsonWebToken token) => token.Audiences.Take(2).Count() == 1
        && (TextOf(token, "ver") is null
            || string.Equals(CallerOf(token), _appId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The caller must be the bot itself, with a key of the tenant that issued the token.</summary>
    private bool IsForOwnCredentials(JsonWebToken token, SigningKey key) =>
        string.Equals(CallerOf(token), _appId, StringComparison.OrdinalIgnoreCase) && IsKeyOf(token, key);

    /// <summary>Whose credentials the token was got with; null when it does not say in a known version.</summary>
    private static string? CallerOf(JsonWebToken token) => TextOf(token, "ver") switch
    {
        "1.0" => TextOf(token, "appid"),
        "2.0" => TextOf(token, "azp"),
        _ => null,
    };

    /// <summary>Entra signs for many tenants and clouds; a key that names its issuer signs for that one only.</summary>
    private static bool IsKeyOf(JsonWebToken token, SigningKey key) => key.Issuer is not { } issuer
        || string.Equals(
            issuer.Replace("{tenantid}", TextOf(token, "tid"), StringComparison.Ordinal),
            token.Issuer,
            StringComparison.Ordinal);

    private static string? TextOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue(claim, out string? text) ? text : null;

    private JsonWebToken? Parse(string text)
    {
        if (text.Length > LongestToken || !_handler.CanReadToken(text)) return null;
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (Exception fault) when (fault is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    private static Refusal ReasonOf(Exception? fault) => fault switch
    {
        SecurityTokenInvalidAudienceException => Refusal.Audience,
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException
            or SecurityTokenNoExpirationException => Refusal.Lifetime,
        SecurityTokenInvalidIssuerException => Refusal.Issuer,
        SecurityTokenInvalidSignatureException => Refusal.Signature,
        _ => Refusal.MalformedToken,
    };

    private static CallerCheck.Refused Refused(Refusal reason) => new(reason);
}
