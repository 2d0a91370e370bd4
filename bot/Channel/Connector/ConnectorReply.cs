using System.Net;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>One HTTP answer of the connector, as far as anybody needs it.</summary>
/// <param name="RetryAfter">What the channel asks for; null when it does not say.</param>
/// <param name="Body">At most <see cref="ConnectorHttp.MaxAnswerBytes"/>; may be empty or no JSON at all.</param>
internal sealed record ConnectorReply(HttpStatusCode Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body);
