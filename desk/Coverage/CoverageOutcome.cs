namespace SupportBot.Desk.Coverage;

/// <summary>The answer in one word.</summary>
public enum CoverageOutcome
{
    /// <summary>A person has to look; never said as "covered".</summary>
    Undetermined,

    /// <summary>Our own fix is under warranty: free.</summary>
    CoveredWarranty,

    /// <summary>Nobody worked on it.</summary>
    NoWork,

    /// <summary>No money; prepaid units are drawn.</summary>
    CoveredPool,

    /// <summary>No money.</summary>
    Covered,

    /// <summary>Some of it is covered or drawn, the rest costs money.</summary>
    Partly,

    Billable,

    /// <summary>Only of estimates: nobody has consented to the cost yet.</summary>
    NeedsApproval,
}

/// <summary>Whether one contract was certain, or one of several equal ones with the same money was taken.</summary>
public enum Attribution
{
    Settled,
    Open,
}

/// <summary>The names on the wire.</summary>
public static class OutcomeNames
{
    public static string Name(this CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Undetermined => "undetermined",
        CoverageOutcome.CoveredWarranty => "covered-warranty",
        CoverageOutcome.NoWork => "no-work",
        CoverageOutcome.CoveredPool => "covered-pool",
        CoverageOutcome.Covered => "covered",
        CoverageOutcome.Partly => "partly",
        CoverageOutcome.Billable => "billable",
        CoverageOutcome.NeedsApproval => "needs-approval",
    };

    public static string Name(this Attribution attribution) => attribution switch
    {
        Attribution.Settled => "settled",
        Attribution.Open => "open",
    };
}
