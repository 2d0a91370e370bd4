namespace SupportBot.Bot.Channel.Authentication;

/// <summary>What is known about a caller before the body is read.</summary>
public abstract record CallerCheck
{
    private CallerCheck()
    {
    }

    /// <summary>A program on this machine without a token; Development only.</summary>
    public sealed record LocalTool : CallerCheck;

    /// <summary>The channel. The activity is still to be compared with what it signed.</summary>
    /// <param name="ServiceUrl">The service URL it vouches for; null when the token has none.</param>
    /// <param name="Endorsements">Channels the signing key stands for.</param>
    public sealed record Channel(string? ServiceUrl, IReadOnlyList<string> Endorsements) : CallerCheck;

    /// <summary>Somebody with the bot's own credentials, such as a tool of its developers.</summary>
    public sealed record OwnCredentials : CallerCheck;

    /// <summary>Is turned away.</summary>
    public sealed record Refused(Refusal Reason) : CallerCheck;
}

/// <summary>Why a caller or its activity is turned away.</summary>
public enum Refusal
{
    /// <summary>No token, or not exactly "Bearer" and one token.</summary>
    NoToken,

    /// <summary>Not a token, or without what every token has.</summary>
    MalformedToken,

    /// <summary>Signed by an algorithm that is not accepted.</summary>
    Algorithm,

    /// <summary>From an issuer that is not accepted.</summary>
    Issuer,

    /// <summary>Signed with a key the issuer does not have.</summary>
    UnknownKey,

    /// <summary>The signature is wrong.</summary>
    Signature,

    /// <summary>Before its time, after it, or without an end.</summary>
    Lifetime,

    /// <summary>For another bot.</summary>
    Audience,

    /// <summary>The key does not stand for the activity's channel.</summary>
    Endorsement,

    /// <summary>The token does not vouch for the activity's service URL.</summary>
    ServiceUrl,

    /// <summary>The service URL is none of the connectors that may be called.</summary>
    ForeignConnector,

    /// <summary>Without credentials only this machine is served.</summary>
    NotThisMachine,

    /// <summary>The issuer's keys cannot be had; the caller may be right.</summary>
    KeysUnavailable,
}
