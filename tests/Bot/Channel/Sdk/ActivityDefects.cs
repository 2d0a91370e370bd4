using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>Ways to spoil activity and request.</summary>
internal static class ActivityDefects
{
    public static IReadOnlyList<Defect> All { get; } =
    [
        new("channel the key is not endorsed for", 403, 401, r => r.Activity["channelId"] = "slack"),
        new("channel in other letters", 403, 401, r => r.Activity["channelId"] = "MsTeams"),
        new("other endorsed channel", 202, 200, r => r.Activity["channelId"] = "webchat"),
        new("no channel", 400, 500, r => r.Activity.Remove("channelId")),
        new("no service URL", 400, 200, r => r.Activity.Remove("serviceUrl"),
            "without a service URL the token's claim would be checked against nothing"),
        new("other service URL", 403, 401, r => r.Activity["serviceUrl"] = "https://smba.trafficmanager.net/amer/"),
        new("foreign connector", 403, 200, r => Vouched(r, "https://connector.attacker.example/"),
            "the bot's token is sent to connectors on the list only"),
        new("connector without TLS", 403, 200, r => Vouched(r, "http://smba.trafficmanager.net/emea/"),
            "the bot's token never travels in the clear"),
        new("no type", 400, 500, r => r.Activity.Remove("type")),
        new("empty type", 400, 400, r => r.Activity["type"] = ""),
        new("type as a number", 400, 500, r => r.Activity["type"] = 5),
        new("unknown type", 202, 200, r => r.Activity["type"] = "somethingNew"),
        new("invoke nobody handles", 501, 501, r => r.Activity["type"] = "invoke"),
        new("no conversation", 400, 200, r => r.Activity.Remove("conversation"), "there is nowhere to answer"),
        new("conversation without id", 400, 200, r => r.Activity["conversation"] = new JsonObject(), "there is nowhere to answer"),
        new("sender as text", 400, 200, r => r.Activity["from"] = "Erika", "who is speaking must be readable"),
        new("no sender", 202, 200, r => r.Activity.Remove("from")),
        new("no id", 202, 200, r => r.Activity.Remove("id")),
        new("no recipient", 202, 200, r => r.Activity.Remove("recipient")),
        new("time that is none", 202, 200, r => r.Activity["timestamp"] = "yesterday"),
        new("unknown members", 202, 200, r => r.Activity["new"] = new JsonArray(1, "x", new JsonObject())),
        new("caller id from the wire", 202, 200, r => r.Activity["callerId"] = "urn:me"),
        new("right-to-left and zero-width text", 202, 200, r => r.Activity["text"] = "\u202eabc\u200b\u0000😡"),
        new("half a character", 202, 200, r => r.Write = json => Encoding.UTF8.GetBytes(
            json.Replace("hello", "\\ud83d", StringComparison.Ordinal))),
        new("channel twice", 202, 200, r => r.Write = json => Encoding.UTF8.GetBytes("{\"channelId\":\"slack\"," + json[1..])),
        new("byte order mark", 202, 200, r => r.Write = json => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)]),
        new("nested too deeply", 400, 200, r => r.Write = json => Encoding.UTF8.GetBytes(
                json.Replace("\"hello\"", new string('[', 200) + new string(']', 200), StringComparison.Ordinal)),
            "depth is bounded"),
        new("Latin-1 bytes", 400, 200, r => r.Write = json => Encoding.Latin1.GetBytes(
                json.Replace("hello", "Größe", StringComparison.Ordinal)),
            "JSON is UTF-8; the SDK would store broken words"),
        new("UTF-16 bytes", 400, 400, r => r.Write = Encoding.Unicode.GetBytes),
        new("body cut off", 400, 400, r => r.Write = json => Encoding.UTF8.GetBytes(json[..^3])),
        new("empty body", 400, 400, r => r.Write = _ => []),
        new("body null", 400, 400, r => r.Write = _ => "null"u8.ToArray()),
        new("body a list", 400, 400, r => r.Write = json => Encoding.UTF8.GetBytes("[" + json + "]")),
        new("body a text", 400, 400, r => r.Write = _ => "\"message\""u8.ToArray()),
        new("body an empty object", 400, 500, r => r.Write = _ => "{}"u8.ToArray()),
        new("other content type", 415, 200, r => r.ContentType = "text/plain", "only JSON is JSON; the SDK leaves this to the web server"),
        new("GET", 405, 405, r => r.Method = HttpMethod.Get),
        new("PUT", 405, 405, r => r.Method = HttpMethod.Put),
    ];

    private static void Vouched(SdkRequest request, string serviceUrl)
    {
        request.Activity["serviceUrl"] = serviceUrl;
        request.Token.With("serviceurl", serviceUrl);
    }
}
