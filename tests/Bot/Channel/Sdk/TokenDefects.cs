using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>Ways to spoil header and token.</summary>
internal static class TokenDefects
{
    public static IReadOnlyList<Defect> All { get; } =
    [
        new("no header", 401, 401, r => r.Authorization = null),
        new("empty header", 401, 401, r => r.Authorization = ""),
        new("other scheme", 401, 401, r => r.Authorization = "Basic {token}"),
        new("scheme in lower case", 401, 401, r => r.Authorization = "bearer {token}"),
        new("scheme alone", 401, 401, r => r.Authorization = "Bearer"),
        new("token alone", 401, 401, r => r.Authorization = "{token}"),
        new("two blanks", 401, 401, r => r.Authorization = "Bearer  {token}"),
        new("a word after the token", 401, 401, r => r.Authorization = "Bearer {token} x"),
        new("a tab for the blank", 401, 401, r => r.Authorization = "Bearer\t{token}"),
        new("no token at all", 401, 401, r => r.Authorization = "Bearer abc"),
        new("a fourth part", 401, 401, r => r.Authorization = "Bearer {token}.x"),
        new("only dots", 401, 401, r => r.Authorization = "Bearer .."),

        new("algorithm none", 401, 500, r => r.Token.WithHeader("alg", "none")),
        new("algorithm HS256 with the public key", 401, 500, r => r.Token.WithHeader("alg", "HS256")),
        new("algorithm PS256", 401, 500, r => r.Token.WithHeader("alg", "PS256")),
        new("algorithm RS384", 202, 200, r => r.Token.WithHeader("alg", "RS384")),
        new("algorithm RS512", 202, 200, r => r.Token.WithHeader("alg", "RS512")),
        new("no type in the header", 202, 200, r => r.Token.WithHeader("typ", null)),
        new("unknown key", 401, 401, r => r.Token.WithHeader("kid", "nobody")),
        new("no key", 401, 401, r => r.Token.WithHeader("kid", null)),
        new("another key's id", 401, 500, r => r.Token.WithHeader("kid", SimulatorKey.Unendorsed.Id)),
        new("signed by another key", 401, 500, r => r.Token.Key = SimulatorKey.Impostor),
        new("signature cut off", 401, 500, r => r.Token.Signature = ""),
        new("signature of something else", 401, 500, r => r.Token.Signature = new string('A', 342)),
        new("key endorsed for nobody", 403, 200, r => r.Token.SignedWith(SimulatorKey.Unendorsed),
            "a key without endorsements vouches for no channel; the .NET SDK refuses it too"),

        new("other issuer", 401, 401, r => r.Token.With("iss", "https://issuer.example")),
        new("no issuer", 401, 401, r => r.Token.With("iss", null)),
        new("issuer with a slash", 401, 401, r => r.Token.With("iss", ChannelSimulator.Issuer + "/")),
        new("issuer in a list", 401, 401, r => r.Token.With("iss", new JsonArray(ChannelSimulator.Issuer))),
        new("Government issuer", 401, 401, r => r.Token.With("iss", "https://api.botframework.us")),
        new("other audience", 403, 401, r => r.Token.With("aud", ChannelSimulator.TenantId)),
        new("no audience", 403, 401, r => r.Token.With("aud", null)),
        new("two audiences", 403, 401, r => r.Token.With("aud", new JsonArray(ChannelSimulator.AppId, "other"))),
        new("audience in upper case", 403, 401, r => r.Token.With("aud", ChannelSimulator.AppId.ToUpperInvariant())),
        new("ended 4 minutes ago", 202, 200, r => r.Token.Ending(-TimeSpan.FromMinutes(4))),
        new("ended 6 minutes ago", 401, 401, r => r.Token.Ending(-TimeSpan.FromMinutes(6))),
        new("begins in 4 minutes", 202, 200, r => r.Token.Beginning(TimeSpan.FromMinutes(4))),
        new("begins in 6 minutes", 401, 500, r => r.Token.Beginning(TimeSpan.FromMinutes(6))),
        new("no beginning", 202, 200, r => r.Token.With("nbf", null)),
        new("no end", 401, 200, r => r.Token.With("exp", null), "a token that never ends cannot be taken back"),
        new("end as text", 401, 500, r => r.Token.With("exp", "tomorrow")),
        new("no service URL in the token", 403, 401, r => r.Token.With("serviceurl", null)),
        new("other service URL in the token", 403, 401, r => r.Token.With("serviceurl", "https://smba.trafficmanager.net/amer/")),
        new("service URL in other letters", 202, 401, r => r.Token.With("serviceurl", SdkRequest.ServiceUrl.ToUpperInvariant()),
            "hosts have no letter case; the .NET SDK compares like this"),
        new("service URL without its slash", 403, 401, r => r.Token.With("serviceurl", SdkRequest.ServiceUrl.TrimEnd('/'))),
        new("service URL in a list", 403, 401, r => r.Token.With("serviceurl", new JsonArray(SdkRequest.ServiceUrl))),
        new("another bot's skill call", 403, 401, r => r.Token.With("ver", "1.0").With("appid", ChannelSimulator.TenantId)),
        new("Entra token of a tool", 401, 200, r =>
            {
                r.Token.SignedWith(SimulatorKey.Next);
                r.Token.With("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")
                    .With("ver", "1.0").With("appid", ChannelSimulator.AppId).With("serviceurl", null);
            },
            "tokens of tools are for development and accepted only when AcceptEntraTokens says so"),
    ];
}
