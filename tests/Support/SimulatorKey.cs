using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>A signing key as a key set shows it.</summary>
/// <param name="Endorsements">Channels it stands for; null leaves the member out.</param>
public sealed record SimulatorKey(string Id, RSA Rsa, IReadOnlyList<string>? Endorsements)
{
    /// <summary>Made once: making one takes longer than most tests.</summary>
    private static readonly RSA[] Made = [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)];

    /// <summary>Further members of the key, such as Entra's "issuer".</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>Stands for Teams, Web Chat and Direct Line.</summary>
    public static SimulatorKey Endorsed { get; } = new("key-1", Made[0], ["msteams", "webchat", "directline"]);

    /// <summary>The next one, after a change of keys.</summary>
    public static SimulatorKey Next { get; } = new("key-2", Made[1], ["msteams"]);

    /// <summary>Stands for nobody.</summary>
    public static SimulatorKey Unendorsed { get; } = new("key-3", Made[2], null);

    /// <summary>The same id as <see cref="Endorsed"/>, another key: somebody else's signature.</summary>
    public static SimulatorKey Impostor { get; } = new("key-1", Made[1], null);

    public JsonObject ToJson()
    {
        var numbers = Rsa.ExportParameters(false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = TokenForge.Encode(numbers.Modulus),
            ["e"] = TokenForge.Encode(numbers.Exponent),
        };
        if (Endorsements is not null) json["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]);
        foreach (var (name, value) in Extra) json[name] = value?.DeepClone();
        return json;
    }
}
