using CsCheck;
using SupportBot.Desk.Advice;

namespace SupportBot.Tests.Desk.Advice;

public sealed class ModelComparisonPropertyTests
{
    private const int Cases = 10_000;

    [Fact]
    public void An_exact_forecast_counts_every_ordered_pick() =>
        AdviceCases.Comparison.Sample(
            input =>
            {
                var forecast = Compare(input).Forecast;
                var totals = Convolve(input);
                Assert.Equal(totals.Values.Sum(), forecast.Picks);
                Assert.Equal(
                    (At(totals, 0.1m), At(totals, 0.5m), At(totals, 0.9m)),
                    (forecast.P10, forecast.P50, forecast.P90));
                Assert.InRange(forecast.ChanceAboveManaged, 0, 1);
                Assert.True(forecast.Exact);
            },
            iter: 3_000);

    [Fact]
    public void A_sampled_forecast_is_the_same_for_the_same_seed_and_stays_within_the_months() =>
        AdviceCases.Comparison.Sample(
            input =>
            {
                var far = input with { Horizon = 9 };
                var forecast = Compare(far).Forecast;
                Assert.Equal(forecast, Compare(far).Forecast);
                Assert.Equal((false, 10_000), (forecast.Exact, forecast.Picks));
                Assert.True(9 * input.Months.Min(m => m.Billed) <= forecast.P10 && forecast.P10 <= forecast.P50
                    && forecast.P50 <= forecast.P90 && forecast.P90 <= 9 * input.Months.Max(m => m.Billed));
            },
            iter: 100);

    [Fact]
    public void Turning_the_months_around_turns_the_trend_around_and_changes_nothing_else() =>
        AdviceCases.Comparison.Sample(
            input =>
            {
                var there = Compare(input);
                var back = Compare(input with { Months = [.. input.Months.Reverse()] });
                Assert.Equal(there.TrendS, -back.TrendS);
                Assert.Equal(there.Trend == Trend.Rising, back.Trend == Trend.Falling);
                Assert.Equal(
                    (there.VariableMean, there.Median, there.SpikeShare, there.Forecast, there.Factors, there.Advice),
                    (back.VariableMean, back.Median, back.SpikeShare, back.Forecast, back.Factors, back.Advice));
            },
            iter: Cases);

    [Fact]
    public void A_dearer_offer_never_speaks_more_for_managed() =>
        Gen.Select(AdviceCases.Comparison, Gen.Int[1, 100_000]).Sample(
            (input, cents) =>
            {
                var dearer = input with { Offer = input.Offer with { Fee = input.Offer.Fee + (cents / 100m) } };
                var (before, after) = (Compare(input), Compare(dearer));
                Assert.True(after.Factors.Sum <= before.Factors.Sum);
                Assert.True(after.MonthsAboveManaged <= before.MonthsAboveManaged);
                Assert.Equal(before.BreakEven.Select(row => row.Fee), after.BreakEven.Select(row => row.Fee));
            },
            iter: Cases);

    [Fact]
    public void Two_different_objections_are_always_given_and_none_of_them_agrees_with_the_advice() =>
        AdviceCases.Comparison.Sample(
            input =>
            {
                var result = Compare(input);
                Assert.Equal(2, result.Against.Distinct().Count());
                var wrong = result.Advice switch { ModelAdvice.Managed => 1, ModelAdvice.BreakFix => -1, _ => 0 };
                Assert.All(result.Against, reason => Assert.NotEqual(wrong, ValueOf(result.Factors, reason) ?? 9));
                Assert.Equal(
                    result.Factors.Sum >= 2 ? ModelAdvice.Managed
                        : result.Factors.Sum <= -2 ? ModelAdvice.BreakFix
                        : ModelAdvice.Mixed,
                    result.Advice);
            },
            iter: Cases);

    [Fact]
    public void At_the_break_even_fee_the_difference_is_gone() =>
        AdviceCases.Comparison.Sample(
            input =>
            {
                var fee = Compare(input).BreakEven[1].Fee;
                if (fee >= 0)
                {
                    var there = Compare(input with { Offer = input.Offer with { Fee = fee } });
                    Assert.InRange(there.BreakEven[1].Difference, -0.01m, 0.01m);
                }
            },
            iter: Cases);

    [Fact]
    public void Fewer_than_six_months_give_no_figure() =>
        AdviceCases.Comparison.Sample(
            input => Assert.Equal(5, Assert.IsType<ComparisonResult.TooLittleData>(
                ModelComparison.Compare(input with { Months = input.Months[..5] })).Months),
            iter: Cases);

    private static ComparisonResult.Compared Compare(ComparisonInput input) =>
        Assert.IsType<ComparisonResult.Compared>(ModelComparison.Compare(input));

    private static int? ValueOf(Factors factors, Objection objection) => objection switch
    {
        Objection.Invoices => factors.Invoices,
        Objection.Downtime => factors.Downtime,
        Objection.Steadiness => factors.Steadiness,
        Objection.Needs => factors.Needs,
        Objection.Tolerance => factors.Tolerance,
        _ => null,
    };

    private static SortedDictionary<decimal, int> Convolve(ComparisonInput input)
    {
        var totals = new SortedDictionary<decimal, int> { [0] = 1 };
        for (var i = 0; i < input.Horizon; i++)
        {
            var next = new SortedDictionary<decimal, int>();
            foreach (var (total, times) in totals)
            {
                foreach (var month in input.Months)
                {
                    next[total + month.Billed] = next.GetValueOrDefault(total + month.Billed) + times;
                }
            }

            totals = next;
        }

        return totals;
    }

    private static decimal At(SortedDictionary<decimal, int> totals, decimal share)
    {
        var rank = (int)Math.Ceiling(share * totals.Values.Sum());
        foreach (var (total, times) in totals)
        {
            rank -= times;
            if (rank <= 0)
            {
                return total;
            }
        }

        throw new InvalidOperationException("A share above one.");
    }
}
