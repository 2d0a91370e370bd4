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
        foreach (var start in Edges(client, planned, planned + Horizon))
        {
            var trial = run.Settle(start, likelyMinutes);
            if (trial.State != CaseState.Undetermined && trial.Net <= likelyNet - LeastSaving)
            {
                return new AlternativeStart(start, trial.Net);
            }
        }

        return null;
    }

    /// <summary>
    /// Instants in (from, until] at which something of a visible contract changes: inside time, a class, a grant, its
    /// beginning, end or grace; ascending.
    /// </summary>
    private static IEnumerable<Instant> Edges(CompiledClient client, Instant from, Instant until)
    {
        var (first, last) = (Minutes.Of(from), Minutes.Of(until));
        var edges = new SortedSet<long>(client.ContractEdges.Where(edge => edge > first && edge <= last));
        foreach (var hours in client.Visible.Select(terms => terms.Hours).Distinct())
        {
            edges.UnionWith(hours.Edges(from, until).Select(Minutes.Of));
        }

        foreach (var terms in client.Visible)
        {
            edges.UnionWith(terms.Grants?.Edges(first, last) ?? []);
        }

        return edges.Select(Minutes.ToInstant);
    }
}
