using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Bot.Channel.Activities;

/// <summary>Spoils activities: odd values in place of others, missing and doubled parts, broken bytes.</summary>
internal static class ActivityMutation
{
    private static readonly string[] OddValues =
    [
        "null", "true", "false", "0", "-1", "1e999", "12345678901234567890", "0.1", "\"\"", "\"\\ud800\"", "\"\\udc00x\"",
        "\"\\u0000\"", "[]", "{}", "[[[]]]", "[null]", "[1,\"a\",{}]", "{\"id\":5}", "{\"id\":null}", "{\"id\":{}}",
        "{\"type\":[]}", "\"http://\"", "\"http:///\"", "\"//x\"", "\"\\u202e\\u200b\\ufeff\"", "\"..\"", "\"a/../b?c#d\"",
        "\"9999-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00-14:00\"", "{\"$type\":\"x\",\"$id\":\"1\",\"$ref\":\"1\"}",
        "{\"__proto__\":{}}", "\"{\\\"feedbackText\\\":5}\"", "\"{\\\"subCode\\\"\"",
    ];

    private static readonly string[] OddBytes =
        ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud83d", "\u0000", "null", "\r\n", "//", "/*", "NaN", "'", "\ufeff"];

    /// <summary>One spoiled activity.</summary>
    public static byte[] Next(Random random)
    {
        var seed = RealisticActivities.All[random.Next(RealisticActivities.All.Count)];
        var bytes = random.Next(3) > 0 ? Encoding.UTF8.GetBytes(Restructure(seed, random)) : Encoding.UTF8.GetBytes(seed);
        if (random.Next(3) == 0) bytes = Damage(bytes, random);
        return bytes;
    }

    private static string Restructure(string seed, Random random)
    {
        var root = JsonNode.Parse(seed) ?? throw new InvalidOperationException("The seeds are JSON.");
        for (var changes = random.Next(1, 4); changes > 0; changes--) Change(root, random);
        var json = root.ToJsonString();

        // Put in as text: some of the values are no JSON that could be part of a tree.
        for (var odd = 0; odd < OddValues.Length; odd++)
            json = json.Replace($"\"\\u003C{odd}\\u003E\"", OddValues[odd], StringComparison.Ordinal);
        return json;
    }

    private static void Change(JsonNode root, Random random)
    {
        var places = root.AsObject().ToList();
        var parent = root.AsObject();
        var (name, value) = places[random.Next(places.Count)];
        while (value is JsonObject { Count: > 0 } inner && random.Next(2) == 0)
        {
            parent = inner;
            var members = inner.ToList();
            (name, value) = members[random.Next(members.Count)];
        }

        switch (random.Next(5))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent[name] = Nested(random);
                break;
            case 2:
                parent[name] = new string((char)random.Next(1, 0xD7FF), random.Next(2000));
                break;
            default:
                parent[name] = $"<{random.Next(OddValues.Length)}>";
                break;
        }
    }

    private static JsonNode Nested(Random random)
    {
        JsonNode node = JsonValue.Create(1);
        for (var depth = random.Next(80); depth > 0; depth--) node = random.Next(2) == 0 ? new JsonArray(node) : new JsonObject { ["x"] = node };
        return node;
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var damages = random.Next(1, 5); damages > 0 && list.Count > 0; damages--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(random.Next(1, 20), list.Count - at));
                    break;
                case 2:
                    list.InsertRange(at, list.GetRange(at, Math.Min(random.Next(1, 50), list.Count - at)));
                    break;
                case 3:
                    list.RemoveRange(at, list.Count - at);
                    break;
                default:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(OddBytes[random.Next(OddBytes.Length)]));
                    break;
            }
        }

        return [.. list];
    }
}
