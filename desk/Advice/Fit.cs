using System.Collections.Immutable;

namespace SupportBot.Desk.Advice;

/// <summary>The five factors, what they advise, what speaks against it and what to ask.</summary>
internal static class Fit
{
    private const int ManyServices = 5;
    private const int Decided = 2;
    private const int ObjectionsShown = 2;

    // A difference within this share of the variable cost decides nothing.
    private static readonly Fraction SmallShare = Fraction.Of(0.05m);
    private static readonly Fraction Spiky = Fraction.Of(0.25m);
    private static readonly Fraction Steady = Fraction.Of(0.10m);

    public static Factors Judge(MonthlyCosts costs, Fraction spikes, ComparisonInput input) => new(
        Invoices: Sign(
            costs.Difference >= Fraction.Zero,
            costs.Difference + (costs.Variable * SmallShare) < Fraction.Zero),
        Downtime: Sign(
            costs.DifferenceWith(input.Prevention.Low) > Fraction.Zero,
            costs.DifferenceWith(input.Prevention.High) < Fraction.Zero),
        Steadiness: Sign(spikes >= Spiky, spikes < Steady),
        Needs: Needs(input.Fit),
        Tolerance: Tolerance(costs.UserHours, input.Fit.AcceptableHours));

    public static ModelAdvice Advise(Factors factors) => factors.Sum switch
    {
        >= Decided => ModelAdvice.Managed,
        <= -Decided => ModelAdvice.BreakFix,
        _ => ModelAdvice.Mixed,
    };

    /// <summary>Factors against it first, then undecided ones, then what is always true of the model.</summary>
    public static ImmutableArray<Objection> Against(ModelAdvice advice, Factors factors)
    {
        (Objection Objection, int Value)[] all =
        [
            (Objection.Invoices, factors.Invoices),
            (Objection.Downtime, factors.Downtime),
            (Objection.Steadiness, factors.Steadiness),
            (Objection.Needs, factors.Needs),
            (Objection.Tolerance, factors.Tolerance),
        ];
        var own = advice switch
        {
            ModelAdvice.Managed => At(-1).Concat(At(0)).Append(Objection.FeeInQuietMonths),
            ModelAdvice.BreakFix => At(1).Concat(At(0)).Append(Objection.NoCapOnBadMonths),
            ModelAdvice.Mixed => all.Where(factor => factor.Value != 0).Select(factor => factor.Objection)
                .Append(Objection.TwoPriceModels),
        };
        return own.Append(Objection.ForecastUncertain).Take(ObjectionsShown).ToImmutableArray();

        IEnumerable<Objection> At(int value) =>
            all.Where(factor => factor.Value == value).Select(factor => factor.Objection);
    }

    public static ImmutableArray<FitQuestion> Questions(FitAnswers fit, Factors factors)
    {
        var needsOpen = factors.Needs == 0;
        (FitQuestion Question, bool Missing)[] all =
        [
            (FitQuestion.AcceptableHours, fit.AcceptableHours is null),
            (FitQuestion.Compliance, needsOpen && fit.Compliance is null),
            (FitQuestion.Needs24x7, needsOpen && fit.Needs24x7 is null),
            (FitQuestion.Services, needsOpen && fit.Services is null),
        ];
        return all.Where(row => row.Missing).Select(row => row.Question).ToImmutableArray();
    }

    private static int Needs(FitAnswers fit)
    {
        var any = fit.Compliance is true || fit.Needs24x7 is true || fit.Services >= ManyServices;
        var allKnown = fit.Compliance is not null && fit.Needs24x7 is not null && fit.Services is not null;
        return Sign(any, allKnown && !any);
    }

    private static int Tolerance(Fraction meanHours, decimal? acceptable) => acceptable is { } hours
        ? Sign(meanHours > Fraction.Of(hours), meanHours * Fraction.Of(2) <= Fraction.Of(hours))
        : 0;

    private static int Sign(bool plus, bool minus) => plus ? 1 : minus ? -1 : 0;
}
