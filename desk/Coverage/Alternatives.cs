using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>§4: the first later start from which the likely case is cheaper by at least 1.00.</summary>
internal static class Alternatives
{
    private const decimal LeastSaving = 1m;

    private static readonly Duration Horizon = Duration.FromDays(14);

    public static AlternativeStart? Of(EstimateRun run, CompiledClient client, long likelyMinutes, decimal likelyNet)
    {
        if (likelyNet < LeastSaving || run.Input.Request.EffectivePriority == Priority.P1)
        {
            return null;
        }

        var planned = run.Input.Start;
        var later = new LaterStarts(client, Minutes.Of(planned), Minutes.Of(planned + Horizon), likelyMinutes);
        foreach (var start in later.Starts.Where(later.IsNew).Select(Minutes.ToInstant))
        {
            var trial = run.Settle(start, likelyMinutes);
            if (trial.State != CaseState.Undetermined && trial.Net <= likelyNet - LeastSaving)
            {
                return new AlternativeStart(start, trial.Net);
            }
        }

        return null;
    }
}
