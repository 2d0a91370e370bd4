using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;

namespace SupportBot.Knowledge.Llm;

/// <summary>An embedding model behind an OpenAI-compatible endpoint.</summary>
public static class EmbeddingEndpoint
{
    /// <summary>The client wants some key, and endpoints without one ignore it.</summary>
    private const string NoKey = "none";

    /// <exception cref="ArgumentException">The options name no embedding model.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Open(LanguageModelOptions options, HttpClient http)
    {
        if (!options.HasEmbeddings) throw new ArgumentException("the options name no embedding model", nameof(options));
        var client = new EmbeddingClient(
            options.EmbeddingModel,
            new ApiKeyCredential(string.IsNullOrEmpty(options.Key) ? NoKey : options.Key),
            new OpenAIClientOptions
            {
                Endpoint = options.Endpoint,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            });
        return client.AsIEmbeddingGenerator();
    }
}
