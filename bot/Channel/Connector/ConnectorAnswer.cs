namespace SupportBot.Bot.Channel.Connector;

/// <summary>What the connector said to a question.</summary>
public abstract record ConnectorAnswer<T>
    where T : class
{
    private ConnectorAnswer()
    {
    }

    /// <summary>It is this.</summary>
    public sealed record Found(T Value) : ConnectorAnswer<T>;

    /// <summary>No answer; the outcome is never <see cref="SendOutcome.Sent"/>.</summary>
    public sealed record Failed(SendOutcome Why) : ConnectorAnswer<T>;
}
