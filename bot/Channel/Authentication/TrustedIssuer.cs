namespace SupportBot.Bot.Channel.Authentication;

/// <summary>Somebody whose tokens are accepted, with the place its keys come from.</summary>
/// <param name="Issuers">Exact values of the token's issuer.</param>
public sealed record TrustedIssuer(TokenKind Kind, IReadOnlyList<string> Issuers, SigningKeys Keys);

/// <summary>Kinds of tokens.</summary>
public enum TokenKind
{
    /// <summary>The channel's own, with endorsed keys and a service URL.</summary>
    Channel,

    /// <summary>Entra's, for the bot's own credentials.</summary>
    Entra,
}
