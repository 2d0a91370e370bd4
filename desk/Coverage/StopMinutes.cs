namespace SupportBot.Desk.Coverage;

/// <summary>How long work may go on within an authorised amount.</summary>
internal static class StopMinutes
{
    /// <summary>One day: an authorisation that lasts longer has no stop.</summary>
    private const long Most = 1440;

    /// <summary>Enough for a fee, a rate inside and one outside.</summary>
    private const int StraightTrials = 5;

    /// <returns>
    /// The most whole minutes whose net, without minimum and step, is within the amount; null if even a day is.
    /// </returns>
    /// <remarks>
    /// Without rounding up, more minutes never cost less, so the limit is found by closing in on it. Only a tie breaks that:
    /// whether equal contracts cost the same is not a matter of more or less, and an undetermined length fits nothing. Then
    /// the lengths below the limit are tried one by one.
    /// </remarks>
    public static long? Of(EstimateRun run, decimal authorised) =>
        run.NetByLength(Most) is { } net ? ByMoney(net, authorised) : ByTrial(run, authorised);

    /// <summary>
    /// Tries where a straight line through the known lengths meets the amount: within one rate that is the place, so a few
    /// trials do. If they do not, every other one halves what is left, so that no bill takes many.
    /// </summary>
    private static long? ByMoney(Func<long, decimal> net, decimal authorised)
    {
        var (fits, cost) = (0L, 0m);
        var (tooMany, dear) = (Most, net(Most));
        if (dear <= authorised)
        {
            return null;
        }

        for (var trial = 0; tooMany - fits > 1; trial++)
        {
            var guess = trial < StraightTrials || trial % 2 == 0
                ? fits + (long)((tooMany - fits) * ((authorised - cost) / (dear - cost)))
                : (fits + tooMany) / 2;
            var middle = Math.Clamp(guess, fits + 1, tooMany - 1);
            var price = net(middle);
            if (price <= authorised)
            {
                (fits, cost) = (middle, price);
            }
            else
            {
                (tooMany, dear) = (middle, price);
            }
        }

        return fits;
    }

    private static long? ByTrial(EstimateRun run, decimal authorised)
    {
        if (Fits(run, Most, authorised))
        {
            return null;
        }

        long fits = 0;
        for (var tooMany = Most; tooMany - fits > 1;)
        {
            var middle = (fits + tooMany) / 2;
            var trial = Trial(run, middle);
            var within = trial.State == CaseState.Undetermined
                ? trial.Reasons.Has(CoverageReason.Tie)
                : trial.Net <= authorised;
            (fits, tooMany) = within ? (middle, tooMany) : (fits, middle);
        }

        while (fits > 0 && !Fits(run, fits, authorised))
        {
            fits--;
        }

        return fits;
    }

    private static bool Fits(EstimateRun run, long minutes, decimal authorised)
    {
        var trial = Trial(run, minutes);
        return trial.State != CaseState.Undetermined && trial.Net <= authorised;
    }

    private static TicketCase Trial(EstimateRun run, long minutes) =>
        run.Settle(run.Input.Start, minutes, rounding: false);
}
