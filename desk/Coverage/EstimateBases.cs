using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>§4: how long such work takes, from the most alike history that has enough rows.</summary>
internal static class EstimateBases
{
    private const int EnoughRows = 8;

    private static readonly Duration History = Duration.FromDays(365);

    public static EstimateBasis Of(EstimateInput input, RateCard card)
    {
        var recent = input.History
            .Where(row => row.ResolvedAt <= input.Now && input.Now - row.ResolvedAt <= History)
            .ToList();
        var request = input.Request;
        var alike = new (BasisLevel Level, Func<HistoryRow, bool> Fits)[]
        {
            (BasisLevel.ServicePriorityWorkType, row => row.Service == request.Service
                && row.Priority == request.EffectivePriority && row.WorkType == input.WorkType),
            (BasisLevel.Service, row => row.Service == request.Service),
            (BasisLevel.WorkType, row => row.WorkType == input.WorkType),
            (BasisLevel.Desk, _ => true),
        };
        if (recent.Count >= EnoughRows)
        {
            foreach (var (level, fits) in alike)
            {
                var minutes = recent.Where(fits).Select(row => row.Minutes).Order().ToList();
                if (minutes.Count >= EnoughRows)
                {
                    return new EstimateBasis(
                        level, minutes.Count, Percentile(minutes, 20), Percentile(minutes, 50), Percentile(minutes, 80));
                }
            }
        }

        var durations = card.DefaultDuration;
        return new EstimateBasis(BasisLevel.RateCard, 0, durations.Low, durations.Likely, durations.High);
    }

    /// <summary>Nearest rank: item ceil(q × n), counted from 1.</summary>
    private static int Percentile(List<int> ascending, int percent) =>
        ascending[(((ascending.Count * percent) + 99) / 100) - 1];
}
