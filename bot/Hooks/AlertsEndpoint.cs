using System.Net.Http.Headers;
using NodaTime;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Alerts;

namespace SupportBot.Bot.Hooks;

/// <summary>
/// POST /hooks/alerts: monitoring systems say what is wrong. Checked in this order: secret, kind and size of the body, JSON. All
/// of one request is answered when it is stored; what was stored once is not repeated when the request comes again.
/// </summary>
public sealed class AlertsEndpoint(AlertCaller caller, HandleAlert handle, IDocumentStore store, TimeProvider clock, ILogger<AlertsEndpoint> log)
    : IDisposable
{
    public const string Path = "/hooks/alerts";

    /// <summary>In bytes.</summary>
    private const int LargestBody = 256 * 1024;

    private const int MostReruns = 5;

    // The same alert often comes several times at once; in one process one after the other is cheaper than deciding again.
    private readonly SemaphoreSlim _gate = new(1);

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (caller.Of(context) is not { } source)
        {
            HookLog.Refused(log);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != "application/json")
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.StatusCode = await TakeAsync(context, source);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<int> TakeAsync(HttpContext context, KnownSource source)
    {
        using var body = new PooledBody(context.Request.ContentLength, LargestBody);
        try
        {
            if (!await body.ReadAsync(context.Request.BodyReader, context.RequestAborted)) return StatusCodes.Status413PayloadTooLarge;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (AlertReader.Read(body.Bytes, source.Name, now) is not { } alerts) return StatusCodes.Status400BadRequest;
        var unknown = 0;
        await _gate.WaitAsync(context.RequestAborted);
        try
        {
            foreach (var alert in alerts)
                if (!await CommitAsync(alert, source, now, context.RequestAborted)) unknown++;
        }
        finally
        {
            _gate.Release();
        }

        HookLog.Taken(log, source.Name, alerts.Count, unknown);
        // An alert about an unknown client or service would fail for ever: it is said, and not asked for again.
        return unknown == alerts.Count && unknown > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
    }

    private async Task<bool> CommitAsync(Alert alert, KnownSource source, Instant now, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await handle.DecideAsync(alert, source.OnlyClient, now, ct) is not { } turn) return false;
                await store.CommitAsync(turn.Changes.And(TurnRunner.Queue(turn.Replies)), ct);
                return true;
            }
            catch (StaleWriteException) when (attempt < MostReruns)
            {
                // The same alert came twice at once, or somebody changed the ticket: load and decide again.
            }
            catch (DuplicateDocumentException) when (attempt < MostReruns)
            {
                // The same.
            }
        }
    }
}

internal static partial class HookLog
{
    [LoggerMessage(1800, LogLevel.Warning, "An alert was refused: no source has the secret that was sent, or none is set.")]
    public static partial void Refused(ILogger log);

    [LoggerMessage(1801, LogLevel.Information, "Source {Source} posted {Count} alerts, {Unknown} of an unknown client or service.")]
    public static partial void Taken(ILogger log, string source, int count, int unknown);
}
