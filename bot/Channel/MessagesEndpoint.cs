using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Channel;

/// <summary>
/// POST /api/messages: the only door for activities. Checks in this order: kind and size of the body, token, JSON, what
/// the token says about the activity, rate. Then hands over and answers.
/// </summary>
public sealed class MessagesEndpoint(
    ChannelAuthentication authentication,
    InboundLimiter limiter,
    IActivitySink sink,
    IOptions<ChannelOptions> options,
    ILogger<MessagesEndpoint> log)
{
    public const string Path = "/api/messages";

    private const int RetryAfterSeconds = 5;

    private readonly ChannelOptions _options = options.Value;

    /// <summary>Answers one request. Never throws for anything a caller can send.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var refusal = RefusalOfHeaders(context.Request);
        if (refusal is null)
        {
            var caller = await authentication.AuthenticateAsync(context, context.RequestAborted);
            refusal = caller is CallerCheck.Refused(var reason)
                ? Refusals.StatusOf(reason)
                : await HandleAsync(context, caller);
        }

        if (refusal is { } code) Refuse(context.Response, code);
    }

    /// <summary>The status to refuse with; null when the request was answered.</summary>
    private async Task<int?> HandleAsync(HttpContext context, CallerCheck caller)
    {
        using var body = new PooledBody(context.Request.ContentLength, _options.MaxActivityBytes);
        try
        {
            if (!await body.ReadAsync(context.Request.BodyReader, context.RequestAborted))
                return StatusCodes.Status413PayloadTooLarge;
            if (ActivityReader.Read(body.Bytes.Span) is not ActivityReading.Readable(var activity))
                return StatusCodes.Status400BadRequest;
            if (authentication.RefusalOf(caller, activity) is { } reason) return Refusals.StatusOf(reason);
            if (!limiter.Admits(activity)) return StatusCodes.Status429TooManyRequests;
            return await HandOverAsync(context.Response, activity, body.Bytes);
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
    }

    private async Task<int?> HandOverAsync(HttpResponse response, Activity activity, ReadOnlyMemory<byte> body)
    {
        var isInvoke = string.Equals(activity.Type, ActivityTypes.Invoke, StringComparison.Ordinal);
        using var deadline = new CancellationTokenSource(isInvoke ? _options.InvokeDeadline : _options.AcceptDeadline);
        try
        {
            if (isInvoke) await AnswerAsync(response, await sink.InvokeAsync(activity, deadline.Token));
            else
            {
                await sink.AcceptAsync(activity, body, deadline.Token);
                response.StatusCode = StatusCodes.Status202Accepted;
            }

            return null;
        }
        catch (ActivityRefusedException)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception lost) when (lost is StaleWriteException or DuplicateDocumentException)
        {
            // Others were faster every time; nothing was written, and the channel may send it again.
            ChannelLog.RaceLost(log, activity.Type ?? "");
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            ChannelLog.DeadlineMissed(log, activity.Type ?? "");
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task AnswerAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Body is not { } body) return;
        response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        body.WriteTo(writer);
    }

    private int? RefusalOfHeaders(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                && !type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            || request.Headers.ContentEncoding.Count > 0) return StatusCodes.Status415UnsupportedMediaType;
        return request.ContentLength > _options.MaxActivityBytes ? StatusCodes.Status413PayloadTooLarge : null;
    }

    private static void Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
