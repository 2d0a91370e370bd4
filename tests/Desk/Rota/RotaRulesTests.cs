using CsCheck;
using NodaTime;
using SupportBot.Desk.Rota;

namespace SupportBot.Tests.Desk.Rota;

public sealed class RotaRulesTests
{
    private static readonly OnCallRota ThreePeople = new()
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        FirstHandOver = new LocalDate(2026, 11, 2),
        HandOverAt = new LocalTime(9, 0),
        Order = ["a", "b", "c"],
    };

    [Theory]
    [InlineData("2026-11-02T08:00:00Z", "a")]
    [InlineData("2026-11-09T07:59:59Z", "a")]
    [InlineData("2026-11-09T08:00:00Z", "b")]
    [InlineData("2026-11-16T12:00:00Z", "c")]
    [InlineData("2026-11-23T12:00:00Z", "a")]
    [InlineData("2026-10-28T12:00:00Z", "c")]
    public void The_turn_changes_at_the_hand_over(string at, string expected) => Assert.Equal(expected, RotaRules.OnCall(ThreePeople, At(at)));

    [Fact]
    public void A_swap_holds_for_its_week_only()
    {
        var swapped = RotaRules.Swap(ThreePeople, new LocalDate(2026, 11, 11), "c");
        Assert.Equal(["c", "b", "a"], RotaRules.Chain(swapped, At("2026-11-10T12:00:00Z")));
        Assert.Equal("a", RotaRules.OnCall(swapped, At("2026-11-08T12:00:00Z")));
        Assert.Equal("c", RotaRules.OnCall(swapped, At("2026-11-17T12:00:00Z")));
    }

    [Fact]
    public void Who_is_away_is_not_called_and_the_next_one_is()
    {
        var away = RotaRules.Away(ThreePeople, "a", new LocalDate(2026, 11, 3), new LocalDate(2026, 11, 4));
        Assert.Equal("a", RotaRules.OnCall(away, At("2026-11-02T12:00:00Z")));
        Assert.Equal("b", RotaRules.OnCall(away, At("2026-11-04T12:00:00Z")));
        Assert.Equal("a", RotaRules.OnCall(away, At("2026-11-05T12:00:00Z")));
    }

    [Fact]
    public void A_new_order_begins_with_the_week_that_goes_on()
    {
        var now = At("2026-11-18T12:00:00Z");
        Assert.Equal("b", RotaRules.OnCall(RotaRules.WithOrder(ThreePeople, ["b", "a"], now), now));
    }

    [Fact]
    public void Somebody_is_on_call_at_every_instant_and_everybody_in_three_weeks() => Gen.Long[0, 4_000_000].Sample(
        minutes =>
        {
            var start = At("2026-01-01T00:00:00Z") + Duration.FromMinutes(minutes);
            var turns = Enumerable.Range(0, 3).Select(w => RotaRules.OnCall(ThreePeople, start + Duration.FromDays(7 * w)));
            Assert.Equal(["a", "b", "c"], RotaRules.Chain(ThreePeople, start).Order(StringComparer.Ordinal));
            _ = turns.ToList();
        },
        seed: "0000KOIPe8_3");

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
