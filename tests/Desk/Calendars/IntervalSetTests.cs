using CsCheck;
using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Tests.Desk.Calendars;

public sealed class IntervalSetTests
{
    private const int Cases = 10_000;
    private const int Seconds = 60;

    private static readonly Gen<Interval> Span =
        Gen.Select(Gen.Int[0, Seconds - 10], Gen.Int[0, 9])
        .Select((start, length) => new Interval(At(start), At(start + length)));

    private static readonly Gen<Interval[]> Spans = Span.Array[0, 12];

    [Fact]
    public void A_union_holds_exactly_the_seconds_of_its_intervals_sorted_and_with_gaps_between() =>
        Spans.Sample(
            spans =>
            {
                var set = IntervalSet.Of(spans);
                Assert.Equal(Grid(at => spans.Any(span => span.Contains(at))), Grid(set.Contains));
                Assert.All(
                    set.Intervals.Skip(1).Zip(set.Intervals),
                    pair => Assert.True(pair.First.Start > pair.Second.End));
                Assert.Equal(Grid(set.Contains).Count(inside => inside), set.Total.TotalSeconds);
            },
            iter: Cases);

    [Fact]
    public void A_union_is_idempotent_and_free_of_order() =>
        Gen.Select(Spans, Spans).Sample(
            (a, b) =>
            {
                var (first, second) = (IntervalSet.Of(a), IntervalSet.Of(b));
                Assert.Equal(first, first.Union(first));
                Assert.Equal(first.Union(second), second.Union(first));
                Assert.Equal(first.Union(second), IntervalSet.Of(a.Concat(b).Reverse()));
                Assert.Equal(first.Union(second), IntervalSet.Union([second, first]));
            },
            iter: Cases);

    [Fact]
    public void Intersection_and_difference_hold_exactly_the_seconds_they_should() =>
        Gen.Select(Spans, Spans).Sample(
            (a, b) =>
            {
                var (first, second) = (IntervalSet.Of(a), IntervalSet.Of(b));
                var (both, rest) = (first.Intersect(second), first.Minus(second));
                Assert.Equal(Grid(at => first.Contains(at) && second.Contains(at)), Grid(both.Contains));
                Assert.Equal(Grid(at => first.Contains(at) && !second.Contains(at)), Grid(rest.Contains));
                Assert.Equal(first, first.Minus(second).Union(first.Intersect(second)));
                Assert.Equal(first.Intersect(second), second.Intersect(first));
            },
            iter: Cases);

    [Fact]
    public void Groups_are_the_set_cut_where_a_gap_is_longer_than_allowed() =>
        Gen.Select(Spans, Gen.Int[0, 5]).Sample(
            (spans, gap) =>
            {
                var set = IntervalSet.Of(spans);
                var groups = set.Groups(Duration.FromSeconds(gap)).ToList();
                Assert.Equal(set, IntervalSet.Union(groups));
                Assert.All(
                    groups.Skip(1).Zip(groups),
                    pair => Assert.True(pair.First.First - pair.Second.End > Duration.FromSeconds(gap)));
                Assert.All(groups.SelectMany(g => g.Intervals.Skip(1).Zip(g.Intervals)), pair =>
                    Assert.True(pair.First.Start - pair.Second.End <= Duration.FromSeconds(gap)));
            },
            iter: Cases);

    private static Instant At(int second) => Instant.FromUnixTimeSeconds(second);

    private static IEnumerable<bool> Grid(Func<Instant, bool> test) =>
        Enumerable.Range(0, Seconds + 1).Select(second => test(At(second)));
}
