namespace SupportBot.Bot.Channel.Activities;

/// <summary>What became of a body that should be an activity.</summary>
public abstract record ActivityReading
{
    private ActivityReading()
    {
    }

    /// <summary>It is one, with type, channel, service URL and conversation.</summary>
    public sealed record Readable(Activity Activity) : ActivityReading;

    /// <summary>It is none.</summary>
    public sealed record Malformed(ActivityDefect Defect) : ActivityReading;
}

/// <summary>What is wrong with a body.</summary>
public enum ActivityDefect
{
    /// <summary>Not UTF-8, not JSON, nested too deeply, or a field that must be a text is something else.</summary>
    Syntax,

    /// <summary>JSON, but not an object.</summary>
    NotAnObject,

    /// <summary>No type.</summary>
    Type,

    /// <summary>No channel: nothing could be checked against it.</summary>
    ChannelId,

    /// <summary>No service URL, or not an absolute one.</summary>
    ServiceUrl,

    /// <summary>No conversation, so nowhere to answer.</summary>
    Conversation,

    /// <summary>An id longer than any channel makes them.</summary>
    LongId,
}
