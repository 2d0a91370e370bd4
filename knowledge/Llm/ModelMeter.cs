using System.Diagnostics.Metrics;

namespace SupportBot.Knowledge.Llm;

/// <summary>What the model was asked, what it cost and how often it was of no use. Names, numbers and codes only.</summary>
public sealed class ModelMeter : IDisposable
{
    public const string Name = "SupportBot.LanguageModel";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _degraded;
    private readonly Lock _gate = new();
    private ModelUsage _usage = new(0, 0, 0, 0, 0);

    public ModelMeter()
    {
        _calls = _meter.CreateCounter<long>("supportbot.model.calls", description: "Questions by prompt and outcome");
        _tokens = _meter.CreateCounter<long>("supportbot.model.tokens", description: "Tokens by direction");
        _cost = _meter.CreateCounter<double>("supportbot.model.cost", description: "Cost in the configured currency");
        _degraded = _meter.CreateCounter<long>("supportbot.search.lexical_only", description: "Searches that went on without vectors");
    }

    /// <summary>Everything since the start of the process.</summary>
    public ModelUsage Usage
    {
        get
        {
            lock (_gate) return _usage;
        }
    }

    public void Called(string prompt, string outcome)
    {
        _calls.Add(1, new("prompt", prompt), new("outcome", outcome));
        var good = outcome == nameof(ModelReply.Answered);
        lock (_gate) _usage = _usage with { Calls = _usage.Calls + 1, Failures = _usage.Failures + (good ? 0 : 1) };
    }

    public void Spent(long tokensIn, long tokensOut, decimal cost)
    {
        _tokens.Add(tokensIn, new KeyValuePair<string, object?>("direction", "in"));
        _tokens.Add(tokensOut, new KeyValuePair<string, object?>("direction", "out"));
        _cost.Add((double)cost);
        lock (_gate)
            _usage = _usage with { TokensIn = _usage.TokensIn + tokensIn, TokensOut = _usage.TokensOut + tokensOut, Cost = _usage.Cost + cost };
    }

    /// <summary>A search had to do without vectors.</summary>
    public void Degraded(string reason) => _degraded.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}

/// <param name="Failures">Calls without an answer, refusals among them.</param>
/// <param name="Cost">In the configured currency.</param>
public sealed record ModelUsage(long Calls, long Failures, long TokensIn, long TokensOut, decimal Cost);
