namespace SupportBot.Bot.Telemetry;

/// <summary>
/// Names of what is measured. Tags are kinds and outcomes; never texts, names of people or addresses. The language model's
/// counters are under <see cref="Knowledge.Llm.ModelMeter.Name"/>.
/// </summary>
public static class TelemetryNames
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Bot = "SupportBot.Bot";

    /// <summary>Seconds from reading the conversation to the commit; tags <see cref="Kind"/> and <see cref="Outcome"/>.</summary>
    public const string TurnDuration = "supportbot.turn.duration";

    /// <summary>Replies that turns decided on.</summary>
    public const string Replies = "supportbot.turn.replies";

    /// <summary>Turns that were decided again because somebody else was faster.</summary>
    public const string Reruns = "supportbot.turn.reruns";

    /// <summary>Span of one turn.</summary>
    public const string Turn = "turn";

    /// <summary><c>message</c> or <c>press</c>.</summary>
    public const string Kind = "kind";

    /// <summary><c>done</c> or <c>failed</c>.</summary>
    public const string Outcome = "outcome";
}
