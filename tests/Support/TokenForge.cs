using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>Makes tokens, good ones and every kind of bad one.</summary>
public sealed class TokenForge
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    /// <summary>The usual token of the channel: valid from five minutes ago for an hour.</summary>
    public TokenForge(SimulatorKey key, string issuer, string audience, string serviceUrl)
    {
        Key = key;
        var now = TimeProvider.System.GetUtcNow();
        Header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id };
        Payload = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = Seconds(now - TimeSpan.FromMinutes(5)),
            ["exp"] = Seconds(now + TimeSpan.FromMinutes(55)),
            ["iss"] = issuer,
            ["aud"] = audience,
        };
    }

    public SimulatorKey Key { get; set; }

    public JsonObject Header { get; }

    public JsonObject Payload { get; }

    /// <summary>What is put in place of a true signature; null signs.</summary>
    public string? Signature { get; set; }

    /// <summary>Ends so long from now; negative is in the past.</summary>
    public TokenForge Ending(TimeSpan fromNow)
    {
        Payload["nbf"] = Seconds(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        Payload["exp"] = Seconds(TimeProvider.System.GetUtcNow() + fromNow);
        return this;
    }

    /// <summary>Begins so long from now.</summary>
    public TokenForge Beginning(TimeSpan fromNow)
    {
        Payload["nbf"] = Seconds(TimeProvider.System.GetUtcNow() + fromNow);
        return this;
    }

    public TokenForge With(string claim, JsonNode? value)
    {
        if (value is null) Payload.Remove(claim);
        else Payload[claim] = value;
        return this;
    }

    public TokenForge WithHeader(string name, JsonNode? value)
    {
        if (value is null) Header.Remove(name);
        else Header[name] = value;
        return this;
    }

    public TokenForge SignedWith(SimulatorKey key)
    {
        Key = key;
        Header["kid"] = key.Id;
        return this;
    }

    /// <summary>The token as it travels.</summary>
    public override string ToString()
    {
        var signed = Encode(Encoding.UTF8.GetBytes(Header.ToJsonString())) + "."
            + Encode(Encoding.UTF8.GetBytes(Payload.ToJsonString()));
        return signed + "." + (Signature ?? Encode(Sign(Encoding.ASCII.GetBytes(signed))));
    }

    private byte[] Sign(byte[] text) => Header["alg"]?.ToString() switch
    {
        "RS384" => Key.Rsa.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => Key.Rsa.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "HS256" => HMACSHA256.HashData(Key.Rsa.ExportSubjectPublicKeyInfo(), text),
        "none" => [],
        _ => Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static long Seconds(DateTimeOffset time) => (long)(time - Epoch).TotalSeconds;
}
