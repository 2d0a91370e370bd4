namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether activities can be taken now. Looks at most every few seconds, however often it is asked.</summary>
public sealed class Readiness(IEnumerable<ICheck> checks, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ICheck[] _checks = [.. checks.Where(c => c is StoreCheck or KeysCheck)];
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    // Written under the semaphore.
    private IReadOnlyList<Finding> _last = [];
    private DateTimeOffset _looked = DateTimeOffset.MinValue;

    /// <summary>200 when ready, else 503; one line per finding.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var findings = await LookAsync(context.RequestAborted);
        var isReady = findings.All(f => f.Verdict != Verdict.Broken);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        var lines = findings.Select(f => $"{f.Check} {f.Verdict.ToString().ToLowerInvariant()}\n");
        await context.Response.WriteAsync(string.Concat(lines), context.RequestAborted);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() - _looked < Fresh) return _last;
            var findings = new List<Finding>();
            foreach (var check in _checks) findings.AddRange(await check.RunAsync(ct));
            (_last, _looked) = (findings, clock.GetUtcNow());
            return findings;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
