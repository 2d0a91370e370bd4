using System.ComponentModel.DataAnnotations;

namespace SupportBot.Knowledge.Llm;

/// <summary>An OpenAI-compatible endpoint. Without <see cref="Endpoint"/> and <see cref="ChatModel"/> no model is used.</summary>
public sealed class LanguageModelOptions
{
    public const string Section = "LanguageModel";

    /// <summary>Address up to and including <c>/v1</c>, for example <c>http://localhost:11434/v1</c>; null = no model.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Sent as bearer token; null for endpoints that want none.</summary>
    public string? Key { get; set; }

    /// <summary>Name of the chat model; null = no chat.</summary>
    public string? ChatModel { get; set; }

    /// <summary>Name of the embedding model; null = search by words only.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>Time for one answer with its repeats, in seconds. Default 6, from 1 to 60.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 6;

    /// <summary>Time for the vector of one question, in milliseconds; then words alone decide. Default 250, from 20 to 2,000.</summary>
    [Range(20, 2_000)]
    public int EmbeddingTimeoutMilliseconds { get; set; } = 250;

    /// <summary>Repeats after a failure that may pass. Default 1, from 0 to 3.</summary>
    [Range(0, 3)]
    public int Repeats { get; set; } = 1;

    /// <summary>Failures within half a minute after which the endpoint is left alone. Default 4, from 2 to 100.</summary>
    [Range(2, 100)]
    public int FailuresBeforeRest { get; set; } = 4;

    /// <summary>How long it is left alone, in seconds. Default 30, from 1 to 600.</summary>
    [Range(1, 600)]
    public int RestSeconds { get; set; } = 30;

    /// <summary>Price of a million tokens sent, in <see cref="Currency"/>. Default 0.</summary>
    [Range(0, 10_000)]
    public decimal PricePerMillionIn { get; set; }

    /// <summary>Price of a million tokens received, in <see cref="Currency"/>. Default 0.</summary>
    [Range(0, 10_000)]
    public decimal PricePerMillionOut { get; set; }

    /// <summary>For the cost counter only. Default EUR.</summary>
    public string Currency { get; set; } = "EUR";

    public bool HasChat => Endpoint is not null && !string.IsNullOrWhiteSpace(ChatModel);

    public bool HasEmbeddings => Endpoint is not null && !string.IsNullOrWhiteSpace(EmbeddingModel);
}
