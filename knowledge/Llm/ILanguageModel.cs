namespace SupportBot.Knowledge.Llm;

/// <summary>
/// A language model, or none. It proposes words and fields; whoever asks checks what it says and can go on without it.
/// </summary>
public interface ILanguageModel
{
    /// <summary>False when no model is configured: then nothing is worth asking.</summary>
    bool IsConfigured { get; }

    /// <summary>One answer. Never throws for what a model or a network does; only for <paramref name="ct"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    Task<ModelReply> AskAsync(Prompt prompt, CancellationToken ct);
}
