using System.Threading.RateLimiting;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>
/// Keeps below the channel's limits, per conversation and per tenant, instead of being throttled by it. Connectors on
/// this machine have no limits.
/// </summary>
public sealed class SendLimiter(TimeProvider clock) : IDisposable
{
    /// <summary>Longest wait inside one call; what must wait longer is handed back.</summary>
    private static readonly TimeSpan LongestInlineWait = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan UnsaidWait = TimeSpan.FromMilliseconds(200);

    private readonly PartitionedRateLimiter<Destination> _limiter = PartitionedRateLimiter.CreateChained(
        Limit(50, TimeSpan.FromSeconds(1), static d => d.Tenant),
        Limit(7, TimeSpan.FromSeconds(1), static d => d.Conversation),
        Limit(8, TimeSpan.FromSeconds(2), static d => d.Conversation),
        Limit(60, TimeSpan.FromSeconds(30), static d => d.Conversation),
        Limit(1800, TimeSpan.FromHours(1), static d => d.Conversation));

    /// <summary>Waits for a turn; null when it came, else how long to stay away.</summary>
    public async ValueTask<TimeSpan?> WaitAsync(Uri connector, string conversation, string tenant, CancellationToken ct)
    {
        if (connector.IsLoopback) return null;
        var left = LongestInlineWait;
        while (true)
        {
            using var lease = _limiter.AttemptAcquire(new Destination(tenant, conversation));
            if (lease.IsAcquired) return null;
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) && known > TimeSpan.Zero ? known : UnsaidWait;
            if (wait > left) return wait;
            left -= wait;
            await Task.Delay(wait, clock, ct);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private static PartitionedRateLimiter<Destination> Limit(int permits, TimeSpan window, Func<Destination, string> key) =>
        PartitionedRateLimiter.Create<Destination, string>(destination =>
            RateLimitPartition.GetSlidingWindowLimiter(key(destination), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = window,
                SegmentsPerWindow = 10,
            }));

    private readonly record struct Destination(string Tenant, string Conversation);
}
