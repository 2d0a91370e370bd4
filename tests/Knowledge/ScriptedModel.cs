using SupportBot.Knowledge.Llm;

namespace SupportBot.Tests.Knowledge;

/// <summary>A model that always says the same and keeps what it was asked.</summary>
internal sealed class ScriptedModel(string says) : ILanguageModel
{
    public List<Prompt> Asked { get; } = [];

    public bool IsConfigured => true;

    public Task<ModelReply> AskAsync(Prompt prompt, CancellationToken ct)
    {
        Asked.Add(prompt);
        return Task.FromResult<ModelReply>(new ModelReply.Answered(says));
    }
}
