using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Runs all checks, settings first: nothing else can be told while they are wrong.</summary>
public sealed class DiagnosisRun(IOptions<ChannelOptions> options, Func<IEnumerable<ICheck>> checks, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        if (SettingsFaults() is { Count: > 0 } faults) return faults;
        var findings = new List<Finding> { new("settings", Verdict.Fine, "The settings fit together.") };
        foreach (var check in checks()) findings.AddRange(await RunAsync(check, ct));
        return findings;
    }

    private async Task<IReadOnlyList<Finding>> RunAsync(ICheck check, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            return await check.RunAsync(both.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return [new Finding(check.Name, Verdict.Broken, $"No answer within {Patience.TotalSeconds:0} seconds.")];
        }
    }

    private List<Finding> SettingsFaults()
    {
        try
        {
            _ = options.Value;
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures.Select(fault => new Finding("settings", Verdict.Broken, fault, "Correct the setting that is named."))];
        }
    }
}
