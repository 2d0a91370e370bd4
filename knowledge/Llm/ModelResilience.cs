using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace SupportBot.Knowledge.Llm;

/// <summary>How patient the product is with a model: a time limit over all, few repeats, and a rest after many failures.</summary>
internal static class ModelResilience
{
    public const int TooManyRequests = 429;

    private const int RequestTimeout = 408;
    private const int FirstServerError = 500;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline<ChatMessageContent> Build(LanguageModelOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<ChatMessageContent> { TimeProvider = clock };
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatMessageContent>
        {
            FailureRatio = 0.5,
            MinimumThroughput = options.FailuresBeforeRest,
            SamplingDuration = Sampling,
            BreakDuration = TimeSpan.FromSeconds(options.RestSeconds),
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && IsFault(e)),
        });
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) });
        if (options.Repeats > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatMessageContent>
            {
                MaxRetryAttempts = options.Repeats,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && MayPass(e)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    PauseAskedFor(args.Outcome.Exception) ?? FirstPause * (args.AttemptNumber + 1)),
            });
        }

        return builder.Build();
    }

    /// <summary>A filter of the endpoint turned the text away.</summary>
    public static bool IsFiltered(HttpOperationException e) =>
        e.ResponseContent?.Contains("content_filter", StringComparison.OrdinalIgnoreCase) is true
        || e.Message.Contains("content_filter", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the libraries throw when an answer does not have the shape that the protocol promises.</summary>
    public static bool IsMalformed(Exception e) => e is JsonException or KernelException or FormatException or ArgumentException
        or InvalidOperationException or KeyNotFoundException or NotSupportedException or NullReferenceException or ClientResultException;

    private static bool IsFault(Exception e) => e switch
    {
        HttpOperationException http => !IsFiltered(http),
        TimeoutRejectedException or HttpRequestException or IOException => true,
        OperationCanceledException => false,
        _ => IsMalformed(e),
    };

    private static bool MayPass(Exception e) => e switch
    {
        HttpOperationException { StatusCode: { } status } => (int)status is TooManyRequests or RequestTimeout or >= FirstServerError,
        HttpRequestException or IOException => true,
        _ => false,
    };

    /// <summary>What the endpoint asked to wait; longer than the time limit means that the limit ends it.</summary>
    private static TimeSpan? PauseAskedFor(Exception? e) =>
        e?.InnerException is ClientResultException client
        && client.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) is true
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
