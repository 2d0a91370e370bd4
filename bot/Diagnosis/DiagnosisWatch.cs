using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Bot.Diagnosis;

/// <summary>
/// Looks at everything the bot depends on a few times a day, and keeps one card in the technicians' channel up to date as
/// long as something is wrong. Without credentials it rests: on this machine nothing of the kind can be wrong.
/// </summary>
public sealed class DiagnosisWatch(
    DiagnosisRun run, IDocumentStore store, DeskPlace desk, IOptions<ChannelOptions> options, TimeProvider clock) : BackgroundService
{
    private const string Slot = "diagnosis";

    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    private bool _isTold;

    /// <summary>Looks once, and writes the card when there is something to say.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var wrong = (await run.RunAsync(ct)).Where(f => f.Verdict is Verdict.Broken or Verdict.Warning).ToArray();
        if ((wrong.Length == 0 && !_isTold) || await desk.ContactAsync(ct) is null) return;
        var reply = Reply.Show(Destination.Desk, CardOf(wrong), Slot);
        await store.CommitAsync(TurnRunner.Queue([reply]), ct);
        _isTold = wrong.Length > 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.HasCredentials) return;
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await LookIfPossibleAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookIfPossibleAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
        catch (Exception away) when (away is DbException or StoreFailedException)
        {
            // Without a store there is no card; /readyz tells it.
        }
    }

    private static Card CardOf(Finding[] wrong)
    {
        var say = new Texts(CultureInfo.GetCultureInfo("en"), DateTimeZone.Utc);
        return wrong.Length == 0
            ? new Card { Title = say["Desk_DiagnosisFine"], Accent = Accent.Good }
            : new Card
            {
                Title = say.Format("Desk_DiagnosisWrong", wrong.Length),
                Accent = wrong.Any(f => f.Verdict == Verdict.Broken) ? Accent.Attention : Accent.Warning,
                Blocks = [.. wrong.SelectMany(LinesOf)],
            };
    }

    private static ImmutableList<Block> LinesOf(Finding finding) => finding.Fix is { } fix
        ? [new Block.Line(finding.Said, Tone.Strong), new Block.Line(fix, Tone.Subtle)]
        : [new Block.Line(finding.Said, Tone.Strong)];
}
