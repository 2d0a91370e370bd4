using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly.Timeout;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>Makes calls to the connector: allowed hosts only, within the limits, with a token, and says what came of it.</summary>
public sealed class ConnectorCalls(
    IHttpClientFactory clients, ServiceUrls serviceUrls, SendLimiter limiter, ConnectorTokens tokens, ILogger<ConnectorCalls> log)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>A token that cannot be had is a setting to correct or Entra being away: not a matter of seconds.</summary>
    private static readonly TimeSpan TokenWait = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = clients.CreateClient(ConnectorHttp.ClientName);

    /// <summary>Makes a call; a null outcome is success, with the body of the answer.</summary>
    public async Task<(SendOutcome? Failure, ReadOnlyMemory<byte> Body)> MakeAsync(ConnectorCall call, CancellationToken ct)
    {
        if (!serviceUrls.AllowsCall(call.Url))
        {
            ChannelLog.HostNotAllowed(log, call.Url.Host);
            return (new SendOutcome.GiveUp(GiveUpReason.HostNotAllowed), default);
        }

        if (call.Conversation is { } conversation
            && await limiter.WaitAsync(call.Url, conversation, call.Tenant, ct) is { } wait)
            return (new SendOutcome.Retry(wait, MayHaveArrived: false), default);
        try
        {
            return ResultOf(call, await ExchangeAsync(call, ct));
        }
        catch (TokenUnavailableException fault)
        {
            ChannelLog.TokenUnavailable(log, fault.Code);
            return (new SendOutcome.Retry(TokenWait, MayHaveArrived: false), default);
        }
        catch (HttpRequestException fault)
        {
            return Silence(call, fault.HttpRequestError.ToString(), !ConnectorHttp.WasNeverSent(fault));
        }
        catch (TimeoutRejectedException)
        {
            return Silence(call, "timeout", reached: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Silence(call, "timeout", reached: true);
        }
    }

    /// <summary>Makes a call and reads its answer.</summary>
    public async Task<ConnectorAnswer<T>> AskAsync<T>(ConnectorCall call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        var (failure, body) = await MakeAsync(call, ct);
        if (failure is not null) return new ConnectorAnswer<T>.Failed(failure);
        return Read(body, type) is { } value
            ? new ConnectorAnswer<T>.Found(value)
            : new ConnectorAnswer<T>.Failed(new SendOutcome.GiveUp(GiveUpReason.Rejected));
    }

    /// <summary>Reads a body that should be JSON; null when it is empty, a page or something else.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body.IsEmpty) return null;
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<ConnectorReply> ExchangeAsync(ConnectorCall call, CancellationToken ct)
    {
        var token = await tokens.GetAsync(refused: null, ct);
        var reply = await ExchangeAsync(call, token, ct);
        if (reply.Status != HttpStatusCode.Unauthorized || token is null) return reply;
        return await ExchangeAsync(call, await tokens.GetAsync(refused: token, ct), ct);
    }

    private async Task<ConnectorReply> ExchangeAsync(ConnectorCall call, AuthenticationHeaderValue? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, call.Url);
        request.Headers.Authorization = token;
        if (call.Body is { } body) request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        using var response = await _http.SendAsync(request, ct);
        return new ConnectorReply(
            response.StatusCode,
            ConnectorHttp.RetryAfterOf(response.Headers, TimeProvider.System),
            await response.Content.ReadAsByteArrayAsync(ct));
    }

    private (SendOutcome? Failure, ReadOnlyMemory<byte> Body) ResultOf(ConnectorCall call, ConnectorReply reply)
    {
        if ((int)reply.Status is >= 200 and < 300) return (null, reply.Body);
        var code = ConnectorError.CodeOf(reply.Body);
        ChannelLog.ConnectorRefused(log, (int)reply.Status, code, call.Method.Method);
        return (SendDecision.OfFailure(reply, code, ConnectorHttp.MayRepeat(call.Method)), default);
    }

    private (SendOutcome? Failure, ReadOnlyMemory<byte> Body) Silence(ConnectorCall call, string error, bool reached)
    {
        ChannelLog.ConnectorUnreachable(log, call.Method.Method, error);
        return (SendDecision.OfSilence(reached, ConnectorHttp.MayRepeat(call.Method)), default);
    }
}
