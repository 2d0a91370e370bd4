using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel;

/// <summary>How much one person and one tenant may send. Only authenticated activities are counted.</summary>
public sealed class InboundLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<Activity>? _limiter;

    public InboundLimiter(IOptions<ChannelOptions> options)
    {
        var limits = options.Value;

        // Without credentials everybody is on this machine, and load tests are too.
        if (!limits.HasCredentials) return;
        _limiter = PartitionedRateLimiter.CreateChained(
            Limit(limits.PersonActivitiesPerMinute, TimeSpan.FromMinutes(1), PersonOf),
            Limit(limits.TenantActivitiesPerSecond, TimeSpan.FromSeconds(1), static a => a.TenantId ?? ""));
    }

    /// <summary>Counts the activity; false when it is one too many.</summary>
    public bool Admits(Activity activity)
    {
        if (_limiter is null) return true;
        using var lease = _limiter.AttemptAcquire(activity);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter?.Dispose();

    private static string PersonOf(Activity activity) =>
        (activity.TenantId ?? "") + '/' + (activity.From?.AadObjectId ?? activity.From?.Id ?? "");

    private static PartitionedRateLimiter<Activity> Limit(int permits, TimeSpan window, Func<Activity, string> key) =>
        PartitionedRateLimiter.Create<Activity, string>(activity => permits == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(key(activity), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = window,
                SegmentsPerWindow = 6,
            }));
}
