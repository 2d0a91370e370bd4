using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>How the connector is called: connections kept, nothing followed, repeated only where it does no harm.</summary>
internal static class ConnectorHttp
{
    public const string ClientName = "connector";

    /// <summary>Largest answer that is read, in bytes; a page of 500 members has about 150,000.</summary>
    public const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Longest wait inside one call; what must wait longer is handed back.</summary>
    private static readonly TimeSpan LongestInlineWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Of a call with its repetitions and the reading of the answer.</summary>
    private static readonly TimeSpan WholeTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static void AddConnectorHttp(this IServiceCollection services) => services
        .AddHttpClient(ClientName, static client =>
        {
            client.Timeout = WholeTimeout;
            client.MaxResponseContentBufferSize = MaxAnswerBytes;
        })
        .UseSocketsHttpHandler(static (handler, _) =>
        {
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
            handler.ConnectTimeout = ConnectTimeout;
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            handler.ActivityHeadersPropagator = null;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers()
        .AddResilienceHandler(ClientName, static pipeline => pipeline
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = LongestInlineWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = static args => ValueTask.FromResult(IsWorthRepeating(args.Outcome, args.Context)),
            })
            .AddTimeout(AttemptTimeout));

    /// <summary>Whether repeating the request cannot show a message twice.</summary>
    public static bool MayRepeat(HttpMethod method) => method != HttpMethod.Post;

    /// <summary>Whether the request cannot have reached anybody.</summary>
    public static bool WasNeverSent(HttpRequestException fault) => fault.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    /// <summary>What the channel asks for; null when it does not say.</summary>
    public static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        var mayRepeat = context.GetRequestMessage() is { } request && MayRepeat(request.Method);
        if (outcome.Exception is HttpRequestException fault) return mayRepeat || WasNeverSent(fault);
        if (outcome.Exception is TimeoutRejectedException) return mayRepeat;
        return outcome.Result is { } response
            && SendDecision.IsWorthRepeating(response.StatusCode, mayRepeat)
            && !(RetryAfterOf(response.Headers, TimeProvider.System) > LongestInlineWait);
    }
}
