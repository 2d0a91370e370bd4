namespace SupportBot.Bot.Channel.Authentication;

/// <summary>What a refused caller is told: a status and nothing else.</summary>
public static class Refusals
{
    /// <summary>401: prove who you are. 403: you did, and may not. 503: cannot be checked now, come again.</summary>
    public static int StatusOf(Refusal reason) => reason switch
    {
        Refusal.NoToken or Refusal.MalformedToken or Refusal.Algorithm or Refusal.Issuer or Refusal.UnknownKey
            or Refusal.Signature or Refusal.Lifetime => StatusCodes.Status401Unauthorized,
        Refusal.Audience or Refusal.Endorsement or Refusal.ServiceUrl or Refusal.ForeignConnector
            or Refusal.NotThisMachine => StatusCodes.Status403Forbidden,
        Refusal.KeysUnavailable => StatusCodes.Status503ServiceUnavailable,
    };
}
