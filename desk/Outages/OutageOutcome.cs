namespace SupportBot.Desk.Outages;

/// <summary>What became of a step on an outage.</summary>
public abstract record OutageOutcome
{
    private OutageOutcome()
    {
    }

    public sealed record Changed(OutageEvent Outage, OutageStep Step) : OutageOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(OutageRefusal Reason) : OutageOutcome;
}

/// <summary>Why a step on an outage was refused.</summary>
public enum OutageRefusal
{
    StartsInTheFuture,
    EndsBeforeItStarts,
    IsOver,
    NothingToChange,
}
