namespace SupportBot.Bot.Channel.Connector;

/// <summary>One request to the connector.</summary>
public sealed record ConnectorCall(HttpMethod Method, Uri Url)
{
    /// <summary>JSON, UTF-8; null sends no body.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whose limit it counts against; null counts against none.</summary>
    public string? Conversation { get; init; }

    /// <summary>Whose limit it counts against as well.</summary>
    public string Tenant { get; init; } = "";
}
