using System.Collections.Immutable;

namespace SupportBot.Dialogs.Manager.Periods;

/// <summary>What was understood of the period in a question.</summary>
public abstract record PeriodReading
{
    private PeriodReading()
    {
    }

    /// <summary>No period was named.</summary>
    public static PeriodReading Nothing { get; } = new None();

    /// <summary>One period, and the one that it is to be compared with where the question says so.</summary>
    /// <param name="IsAll">The text says nothing but the period.</param>
    public sealed record Understood(Period Period, Period? Against, bool IsAll) : PeriodReading;

    /// <summary>The words can be read in more than one way; each choice is one way.</summary>
    public sealed record Ambiguous(ImmutableArray<Period> Choices) : PeriodReading;

    /// <summary>The period begins after today: nothing has happened in it yet.</summary>
    public sealed record Future(Period Period) : PeriodReading;

    /// <summary>A date was named that no calendar has, for example 31 November.</summary>
    public sealed record NoSuchDate : PeriodReading;

    /// <summary>No period was named.</summary>
    public sealed record None : PeriodReading;
}
