namespace SupportBot.Knowledge.Llm;

/// <summary>No model is configured: everything is decided here.</summary>
public sealed class NoLanguageModel : ILanguageModel
{
    public bool IsConfigured => false;

    public Task<ModelReply> AskAsync(Prompt prompt, CancellationToken ct) =>
        Task.FromResult<ModelReply>(new ModelReply.Unavailable(ModelFault.NotConfigured));
}
