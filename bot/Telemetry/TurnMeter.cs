using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportBot.Bot.Telemetry;

/// <summary>Measures turns: how many, how long, how many replies. Without a listener it costs next to nothing.</summary>
public sealed class TurnMeter : IDisposable
{
    private readonly Meter _meter = new(TelemetryNames.Bot);
    private readonly ActivitySource _source = new(TelemetryNames.Bot);
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _replies;
    private readonly Counter<long> _reruns;

    public TurnMeter()
    {
        _duration = _meter.CreateHistogram<double>(TelemetryNames.TurnDuration, "s", "Time of a turn");
        _replies = _meter.CreateCounter<long>(TelemetryNames.Replies, description: "Replies of turns");
        _reruns = _meter.CreateCounter<long>(TelemetryNames.Reruns, description: "Turns decided again");
    }

    /// <summary>Measures one turn, also one that fails.</summary>
    public async Task<IReadOnlyList<T>> MeasureAsync<T>(bool isPress, Func<Task<IReadOnlyList<T>>> turn)
    {
        using var span = _source.StartActivity(TelemetryNames.Turn);
        var kind = KeyValuePair.Create<string, object?>(TelemetryNames.Kind, isPress ? "press" : "message");
        span?.SetTag(kind.Key, kind.Value);
        var start = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var replies = await turn();
            outcome = "done";
            _replies.Add(replies.Count, kind);
            return replies;
        }
        finally
        {
            if (outcome == "failed") span?.SetStatus(ActivityStatusCode.Error);
            _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, kind, new(TelemetryNames.Outcome, outcome));
        }
    }

    public void Rerun() => _reruns.Add(1);

    public void Dispose()
    {
        _meter.Dispose();
        _source.Dispose();
    }
}
