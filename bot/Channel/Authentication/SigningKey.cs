using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>A public key tokens are signed with.</summary>
/// <param name="Key">For the check of signatures.</param>
/// <param name="Endorsements">Channels that may be spoken for with this key; empty for Entra's keys.</param>
/// <param name="Issuer">Of Entra's keys: whose tokens it signs, possibly with "{tenantid}". Null when not said.</param>
public sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Endorsements, string? Issuer)
{
    /// <summary>Shorter keys are not believed, in bits.</summary>
    private const int ShortestKey = 2048;

    /// <summary>The usable keys of a key set by key id. Those of another kind, without id or too short are left out.</summary>
    public static IReadOnlyDictionary<string, SigningKey> ById(JsonWebKeySet set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set.Keys)
        {
            if (string.IsNullOrEmpty(key.Kid) || key.Kty != JsonWebAlgorithmsKeyTypes.RSA) continue;
            if (!JsonWebKeyConverter.TryConvertToSecurityKey(key, out var usable) || usable.KeySize < ShortestKey) continue;
            keys[key.Kid] = new SigningKey(usable, EndorsementsOf(key), TextOf(key, "issuer"));
        }

        return keys;
    }

    private static string? TextOf(JsonWebKey key, string member) => key.AdditionalData.TryGetValue(member, out var value)
        ? value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
        : null;

    private static IReadOnlyList<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
        && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString() ?? "")]
            : [];
}
