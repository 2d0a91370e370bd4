namespace SupportBot.Knowledge.Llm;

/// <summary>What came of asking a model.</summary>
public abstract record ModelReply
{
    private ModelReply()
    {
    }

    /// <summary>The model said something; nothing of it is checked yet.</summary>
    public sealed record Answered(string Text) : ModelReply;

    /// <summary>The model, or a filter before it, does not want to answer.</summary>
    public sealed record Refused : ModelReply;

    /// <summary>There is no answer.</summary>
    public sealed record Unavailable(ModelFault Fault) : ModelReply;
}

/// <summary>Why there is no answer; also the tag of the counter.</summary>
public enum ModelFault
{
    NotConfigured,

    /// <summary>Not within the time allowed.</summary>
    Late,

    /// <summary>Too many requests.</summary>
    Busy,

    /// <summary>The endpoint cannot be reached, broke off or answered with an error.</summary>
    Failed,

    /// <summary>The endpoint answered with something that is no answer.</summary>
    Malformed,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Resting,
}
