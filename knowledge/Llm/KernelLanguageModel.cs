using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using ChatFinishReason = OpenAI.Chat.ChatFinishReason;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace SupportBot.Knowledge.Llm;

/// <summary>
/// A chat model behind an OpenAI-compatible endpoint. The same question within a few minutes gets the same answer without
/// being asked again, so that a turn that is repeated costs nothing and says the same.
/// </summary>
public sealed class KernelLanguageModel : ILanguageModel
{
    private const decimal Million = 1_000_000m;

    private readonly LanguageModelOptions _options;
    private readonly ModelMeter _meter;
    private readonly OpenAIChatCompletionService _chat;
    private readonly ResiliencePipeline<ChatMessageContent> _pipeline;
    private readonly RememberedReplies _remembered;

    /// <param name="http">Its own time limit must be above that of the options; repeats are made here, not there.</param>
    /// <exception cref="ArgumentException">The options name no chat model.</exception>
    public KernelLanguageModel(LanguageModelOptions options, HttpClient http, TimeProvider clock, ModelMeter meter)
    {
        if (!options.HasChat) throw new ArgumentException("the options name no chat model", nameof(options));
        _options = options;
        _meter = meter;
#pragma warning disable SKEXP0010 // an endpoint of one's own is what this product is for
        _chat = new OpenAIChatCompletionService(options.ChatModel ?? "", options.Endpoint!, options.Key, httpClient: http); // HasChat
#pragma warning restore SKEXP0010
        _pipeline = ModelResilience.Build(options, clock);
        _remembered = new RememberedReplies(clock);
    }

    public bool IsConfigured => true;

    public async Task<ModelReply> AskAsync(Prompt prompt, CancellationToken ct)
    {
        var material = Outgoing.MaskJson(prompt.Material);
        if (_remembered.Find(prompt.Name, material) is { } known) return known;
        var reply = await ReplyAsync(prompt, material, ct);
        _meter.Called(prompt.Name, reply is ModelReply.Unavailable gone ? gone.Fault.ToString() : reply.GetType().Name);
        if (reply is not ModelReply.Unavailable) _remembered.Keep(prompt.Name, material, reply);
        return reply;
    }

    private async Task<ModelReply> ReplyAsync(Prompt prompt, string material, CancellationToken ct)
    {
        var history = new ChatHistory(prompt.Instructions);
        history.AddUserMessage(material);
        var settings = new OpenAIPromptExecutionSettings { MaxTokens = prompt.MostTokens, Temperature = 0 };
        try
        {
            var message = await _pipeline.ExecuteAsync(
                async token => await _chat.GetChatMessageContentAsync(history, settings, kernel: null, token), ct);
            return Read(message);
        }
        catch (BrokenCircuitException)
        {
            return new ModelReply.Unavailable(ModelFault.Resting);
        }
        catch (TimeoutRejectedException)
        {
            return new ModelReply.Unavailable(ModelFault.Late);
        }
        catch (HttpOperationException e)
        {
            if (ModelResilience.IsFiltered(e)) return new ModelReply.Refused();
            return new ModelReply.Unavailable((int?)e.StatusCode == ModelResilience.TooManyRequests ? ModelFault.Busy : ModelFault.Failed);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ModelReply.Unavailable(ModelFault.Failed);
        }
        catch (Exception e) when (ModelResilience.IsMalformed(e))
        {
            return new ModelReply.Unavailable(ModelFault.Malformed);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ModelReply.Unavailable(ModelFault.Late);
        }
    }

    private ModelReply Read(ChatMessageContent message)
    {
        if (message.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage usage)
        {
            var cost = (usage.InputTokenCount * _options.PricePerMillionIn + usage.OutputTokenCount * _options.PricePerMillionOut) / Million;
            _meter.Spent(usage.InputTokenCount, usage.OutputTokenCount, cost);
        }

        var isRefusal = message.Metadata?.GetValueOrDefault("Refusal") is string { Length: > 0 }
            || string.Equals(message.Metadata?.GetValueOrDefault("FinishReason")?.ToString(), nameof(ChatFinishReason.ContentFilter), StringComparison.OrdinalIgnoreCase);
        if (isRefusal) return new ModelReply.Refused();
        return string.IsNullOrWhiteSpace(message.Content)
            ? new ModelReply.Unavailable(ModelFault.Malformed)
            : new ModelReply.Answered(message.Content);
    }
}
