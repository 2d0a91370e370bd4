using CsCheck;
using NodaTime;
using SupportBot.Bot.Workers;

namespace SupportBot.Tests.Bot.Workers;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(1, 0.5, 0.75)]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(2, 1.0, 2.0)]
    [InlineData(5, 0.5, 12.0)]
    [InlineData(9, 1.0, 256.0)]
    [InlineData(10, 1.0, 300.0)]
    [InlineData(int.MaxValue, 1.0, 300.0)]
    public void The_wait_doubles_up_to_five_minutes_less_jitter(int failed, double jitter, double seconds) =>
        Assert.Equal(Duration.FromSeconds(seconds), RetrySchedule.WaitAfter(failed, jitter));

    [Fact]
    public void Every_wait_is_between_half_a_second_and_five_minutes() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[0, 1]).Sample(
            (failed, jitter) =>
            {
                var wait = RetrySchedule.WaitAfter(failed, jitter);
                return wait >= Duration.FromSeconds(0.5) && wait <= Duration.FromMinutes(5);
            },
            seed: "0000KOIPe036");
}
