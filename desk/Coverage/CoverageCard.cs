using NodaTime;

namespace SupportBot.Desk.Coverage;

/// <summary>The three lines of the short answer as facts; the sentences are made in the reader's language.</summary>
public sealed record CoverageCard(CoverLine Cover, MoneyLine Money, NextLine Next);

/// <summary>What is covered and until when.</summary>
/// <param name="Until">Set exactly for <see cref="CoverFact.CoveredUntil"/>; shown in <paramref name="Zone"/>.</param>
/// <param name="Zone">The client's.</param>
public sealed record CoverLine(CoverFact Fact, Instant? Until, DateTimeZone Zone);

/// <summary>The first line.</summary>
public enum CoverFact
{
    CoveredUntil,
    Covered,
    CoveredByPool,
    CoveredByWarranty,
    PartlyCovered,
    BilledPerIncident,
    BilledByTime,
    NoWork,
    NotKnown,
}

/// <summary>Money, or what is drawn. Amounts are net.</summary>
/// <param name="Amount">The likely or the exact net.</param>
/// <param name="Smallest">Of an estimate.</param>
/// <param name="Largest">Of an estimate.</param>
/// <param name="SimilarTickets">Rows of history behind an estimate; 0 when it rests on the card's durations.</param>
/// <param name="Quantity">Units drawn from pools.</param>
/// <param name="OutsideMinutes">Minutes worked outside hours and billed, before rounding.</param>
/// <param name="Multiplier">Of those minutes when all have the same.</param>
public sealed record MoneyLine(
    MoneyFact Fact,
    decimal Amount = 0m,
    decimal Smallest = 0m,
    decimal Largest = 0m,
    int SimilarTickets = 0,
    decimal Quantity = 0m,
    decimal OutsideMinutes = 0m,
    decimal? Multiplier = null);

/// <summary>The second line.</summary>
public enum MoneyFact
{
    NoCharge,
    Drawn,
    Range,
    OutsideTime,
    Exact,
    NotKnown,
}

/// <summary>The next step.</summary>
/// <param name="Start">Of the cheaper start.</param>
/// <param name="Amount">Net at the cheaper start, or the limit above which somebody must approve.</param>
/// <param name="Steps">Length of the trail.</param>
public sealed record NextLine(NextFact Fact, DateTimeZone Zone, Instant? Start = null, decimal Amount = 0m, int Steps = 0);

/// <summary>The third line.</summary>
public enum NextFact
{
    CheaperFrom,
    NeedsApproval,
    HeldForApproval,
    Why,
}
