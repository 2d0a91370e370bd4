using Microsoft.Extensions.AI;
using SupportBot.Bot.Workers;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Bot.Hosting;

/// <summary>The language model and the embedding model, where they are configured.</summary>
public static class LanguageModelServices
{
    /// <summary>Name of the HTTP client for the endpoint.</summary>
    public const string Client = "language-model";

    /// <summary>Must come before the conversations, which take what is there and do without otherwise.</summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(LanguageModelOptions.Section);
        services.AddOptions<LanguageModelOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ModelMeter>();
        var options = section.Get<LanguageModelOptions>() ?? new LanguageModelOptions();
        if (options.HasChat || options.HasEmbeddings)
            services.AddHttpClient(Client, static http => http.Timeout = Timeout.InfiniteTimeSpan);
        if (options.HasChat)
        {
            services.AddSingleton<ILanguageModel>(s => new KernelLanguageModel(
                options, HttpOf(s), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ModelMeter>()));
        }

        return options.HasEmbeddings ? services.AddVectors(options) : services;
    }

    private static IServiceCollection AddVectors(this IServiceCollection services, LanguageModelOptions options)
    {
        services.AddSingleton(s => EmbeddingEndpoint.Open(options, HttpOf(s)));
        services.AddSingleton(s => new QuestionEmbedding(
            s.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            TimeSpan.FromMilliseconds(options.EmbeddingTimeoutMilliseconds),
            s.GetRequiredService<ModelMeter>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<VectorIndex>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<VectorLibrary>(s, options.EmbeddingModel ?? ""));
        services.AddSingleton<IKnowledgeSearch, HybridSearch>();
        services.AddHostedService<VectorWorker>();
        return services;
    }

    private static HttpClient HttpOf(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
}
