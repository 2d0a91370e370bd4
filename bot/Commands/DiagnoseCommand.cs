using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Diagnosis;
using SupportBot.Bot.Hosting;

namespace SupportBot.Bot.Commands;

/// <summary><c>diagnose</c>: looks at everything the bot depends on, names what is wrong and says how to put it right.</summary>
public static class DiagnoseCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Prints a JSON list for programs." };
        var package = new Option<FileInfo?>("--package") { Description = "An app package to compare with the settings." };
        var command = new Command("diagnose", "Checks settings, keys, credentials, clock, store and the technicians' channel.") { json, package };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => RunAsync(
            HostArguments.Of(parsed), parsed.GetValue(package), parsed.GetValue(json) ? PrintJsonAsync : PrintAsync, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] args, FileInfo? package, Func<IReadOnlyList<Finding>, Task> print, CancellationToken ct)
    {
        await using var app = BotHost.Build(args, people: null);
        var findings = await app.Services.GetRequiredService<DiagnosisRun>().RunAsync(ct);
        if (package is not null && findings.All(f => f.Check != "settings" || f.Verdict != Verdict.Broken))
        {
            var check = new PackageCheck(app.Services.GetRequiredService<IOptions<ChannelOptions>>(), package);
            findings = [.. findings, .. await check.RunAsync(ct)];
        }

        await print(findings);
        return findings.Any(f => f.Verdict == Verdict.Broken) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static Task PrintJsonAsync(IReadOnlyList<Finding> findings) =>
        Console.Out.WriteLineAsync(JsonSerializer.Serialize(findings, DiagnosisJson.Default.IReadOnlyListFinding));

    private static async Task PrintAsync(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync($"{Mark(finding.Verdict)} {finding.Check}: {finding.Said}");
            if (finding.Fix is not null) await Console.Out.WriteLineAsync($"          {finding.Fix}");
        }
    }

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Fine => "fine     ",
        Verdict.Warning => "warning  ",
        Verdict.Broken => "BROKEN   ",
        Verdict.Skipped => "skipped  ",
    };
}
