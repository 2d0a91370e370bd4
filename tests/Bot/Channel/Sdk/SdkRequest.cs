using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Bot.Channel;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>One request, right until something spoils it.</summary>
internal sealed class SdkRequest
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public HttpMethod Method { get; set; } = HttpMethod.Post;

    public TokenForge Token { get; set; } = ChannelSimulator.Token(ServiceUrl);

    /// <summary>The header, with the token in place of "{token}"; null sends none.</summary>
    public string? Authorization { get; set; } = "Bearer {token}";

    public string ContentType { get; set; } = "application/json; charset=utf-8";

    public JsonObject Activity { get; } = new()
    {
        ["type"] = "message",
        ["id"] = "f:1",
        ["timestamp"] = "2026-11-22T08:00:00.123Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:abc", ["name"] = "Erika", ["aadObjectId"] = "e1" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = "T" },
        ["recipient"] = new JsonObject { ["id"] = "28:" + ChannelSimulator.AppId, ["name"] = "IT Desk" },
        ["text"] = "hello",
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "T" } },
    };

    /// <summary>Makes the body of the activity's JSON.</summary>
    public Func<string, byte[]> Write { get; set; } = Encoding.UTF8.GetBytes;

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, new Uri(MessagesEndpoint.Path, UriKind.Relative));
        if (Method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(Write(Activity.ToJsonString()));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        if (Authorization is { } header)
        {
            message.Headers.TryAddWithoutValidation(
                "Authorization", header.Replace("{token}", Token.ToString(), StringComparison.Ordinal));
        }

        return message;
    }
}
