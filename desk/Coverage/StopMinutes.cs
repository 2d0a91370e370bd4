namespace SupportBot.Desk.Coverage;

/// <summary>How long work may go on within an authorised amount.</summary>
internal static class StopMinutes
{
    /// <summary>One day: an authorisation that lasts longer has no stop.</summary>
    private const long Most = 1440;

    /// <returns>
    /// The most whole minutes whose net, without minimum and step, is within the amount; null if even a day is.
    /// </returns>
    /// <remarks>
    /// Without rounding up, more minutes never cost less, so the limit is found by halving. Only a tie breaks that: whether
    /// equal contracts cost the same is not a matter of more or less, and an undetermined length fits nothing. Then the
    /// lengths below the limit are tried one by one.
    /// </remarks>
    public static long? Of(EstimateRun run, decimal authorised)
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
