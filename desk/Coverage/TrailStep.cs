namespace SupportBot.Desk.Coverage;

/// <summary>One step of a decision, as facts; the sentence is made from them in the reader's language.</summary>
/// <param name="Rule">Of the coverage rules, <c>R0</c> to <c>R14</c>.</param>
/// <param name="Contract">Contract id the step is about.</param>
/// <param name="Minutes">Minutes, or units of a pool, the step is about.</param>
/// <param name="Detail">An id or a name on the wire that the sentence names.</param>
/// <param name="Amount">Net.</param>
public sealed record TrailStep(
    string Rule,
    TrailFact Fact,
    string? Contract = null,
    decimal? Minutes = null,
    string? Detail = null,
    decimal? Amount = null);

/// <summary>What a step says.</summary>
public enum TrailFact
{
    /// <summary>Detail: the reason, such as <c>unknown-device</c>.</summary>
    NotKnown,
    Identified,
    Grace,
    WorkWarranty,
    VendorParts,
    Excluded,
    Took,
    DefaultTook,
    NoOffer,
    Tie,
    EqualContracts,
    OutsideHours,
    P1Hours,
    NoRate,
    Covered,
    InIncident,
    JoinedIncident,
    Reopened,
    NoFault,
    Rounded,

    /// <summary>Detail: the grant.</summary>
    Drawn,
    PoolDry,

    /// <summary>Detail: the kind of the fee.</summary>
    Fee,

    /// <summary>Detail: the state of authority.</summary>
    Authority,
    Held,
    Time,
    Total,
    NoWork,
}
