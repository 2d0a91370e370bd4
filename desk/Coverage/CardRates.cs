using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>The rate lookup of one card: (type, role), (type, any), (any, role), (any, any).</summary>
internal static class CardRates
{
    public static decimal? Find(RateCard card, WorkType workType, string role)
    {
        HourlyRate? best = null;
        var bestScore = -1;
        foreach (var rate in card.Rates)
        {
            if ((rate.WorkType is { } type && type != workType)
                || (rate.Role is { } named && !string.Equals(named, role, StringComparison.Ordinal)))
            {
                continue;
            }

            var score = (rate.WorkType is null ? 0 : 2) + (rate.Role is null ? 0 : 1);
            if (score > bestScore)
            {
                (best, bestScore) = (rate, score);
            }
        }

        return best?.Rate;
    }
}
