using System.Security.Claims;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>What is known about a caller before the body is read.</summary>
public abstract record CallerCheck
{
    private CallerCheck()
    {
    }

    /// <summary>May go on; the activity is still to be compared with what the caller proved.</summary>
    /// <param name="Kind">How the caller proved who it is.</param>
    /// <param name="Identity">Claims of the token; null without one.</param>
    /// <param name="Endorsements">Channels the signing key stands for.</param>
    public sealed record Accepted(CallerKind Kind, ClaimsIdentity? Identity, IReadOnlyList<string> Endorsements) : CallerCheck;

    /// <summary>Is turned away with this HTTP status.</summary>
    public sealed record Refused(int Status) : CallerCheck;
}

/// <summary>How a caller proved who it is.</summary>
public enum CallerKind
{
    /// <summary>Not at all: a local tool, Development only.</summary>
    LocalTool,

    /// <summary>With a token of the channel.</summary>
    Channel,

    /// <summary>With a token that Entra gave for the bot's own credentials.</summary>
    Entra,
}
