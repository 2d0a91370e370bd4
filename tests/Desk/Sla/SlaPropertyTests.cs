using CsCheck;
using NodaTime;
using SupportBot.Desk.Sla;

namespace SupportBot.Tests.Desk.Sla;

public sealed class SlaPropertyTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Both_clocks_are_what_a_clock_that_ticks_minute_by_minute_shows() =>
        SlaCases.Case.Sample(
            sla =>
            {
                var standing = Evaluate(sla, sla.Ticket.AsOf);
                Assert.Equal(new SlaOracle(sla, resolution: false).Read(), Text(standing.Response));
                Assert.Equal(new SlaOracle(sla, resolution: true).Read(), Text(standing.Resolution));
            },
            iter: 3_000);

    [Fact]
    public void Used_time_never_falls_and_a_missed_clock_stays_missed_as_now_grows() =>
        Gen.Select(SlaCases.Case, Gen.Int[0, 3_000]).Sample(
            (sla, later) =>
            {
                var now = Evaluate(sla, sla.Ticket.AsOf);
                var then = Evaluate(sla, sla.Ticket.AsOf + Duration.FromMinutes(later));
                var pairs = new[] { (now.Response, then.Response), (now.Resolution, then.Resolution) };
                foreach (var (before, after) in pairs)
                {
                    Assert.True(after.Used >= before.Used);
                    Assert.True(after.Stage >= before.Stage);
                    Assert.Equal(before.Budget, after.Budget);
                    Assert.True(before.State != ClockState.Missed
                        || (after.State == ClockState.Missed && after.DueAt == before.DueAt));
                }
            },
            iter: Cases);

    [Fact]
    public void A_running_clock_is_not_missed_at_its_deadline_and_is_a_minute_later() =>
        SlaCases.Case.Sample(
            sla =>
            {
                var clock = Evaluate(sla, sla.Ticket.AsOf).Resolution;
                if (clock is { State: ClockState.Running, DueAt: { } due })
                {
                    var at = Evaluate(sla, due).Resolution;
                    Assert.Equal((ClockState.Running, due, 100m), (at.State, at.DueAt, at.Stage));
                    var after = Evaluate(sla, due + Duration.FromMinutes(1)).Resolution;
                    Assert.Equal((ClockState.Missed, due), (after.State, after.DueAt));
                }
            },
            iter: Cases);

    [Fact]
    public void A_reopened_clock_that_is_not_missed_always_has_time_left() =>
        SlaCases.Case.Sample(
            sla =>
            {
                var reopened = sla.Ticket.Events.ToList().FindLastIndex(e => e is SlaEvent.Reopened);
                if (reopened < 0)
                {
                    return;
                }

                var events = sla.Ticket.Events[..(reopened + 1)];
                var ticket = sla.Ticket with { Events = events, AsOf = events[^1].At };
                var clock = SlaClock.Evaluate(sla.Policy, sla.Hours, ticket).Resolution;
                Assert.True(clock.State == ClockState.Missed || (clock.State == ClockState.Running && clock.Left > 0));
            },
            iter: Cases);

    [Fact]
    public void The_history_rows_follow_each_other_and_end_with_the_clock_itself() =>
        SlaCases.Case.Sample(
            sla =>
            {
                var clock = Evaluate(sla, sla.Ticket.AsOf).Resolution;
                Assert.All(
                    clock.History.Skip(1).Zip(clock.History),
                    pair => Assert.True(pair.Second.Until == pair.First.At && pair.Second.Used <= pair.First.Used
                        && (!pair.Second.Missed || pair.First.Missed)));
                var last = clock.History[^1];
                Assert.Equal(
                    (clock.Priority, clock.Budget, clock.Used, null, clock.State == ClockState.Missed),
                    (last.Priority, last.Budget, last.Used, last.Until, last.Missed));
            },
            iter: Cases);

    private static SlaStanding Evaluate(SlaCase sla, Instant asOf) =>
        SlaClock.Evaluate(sla.Policy, sla.Hours, sla.Ticket with { AsOf = asOf });

    private static string Text(TargetStanding clock) =>
        $"{clock.State} {clock.PausedReason} {clock.Priority} {clock.Budget} {clock.Used} {clock.DueAt} "
        + $"{clock.StoppedAt} {clock.Stage}\n"
        + string.Join('\n', clock.History.Select(Text));

    private static string Text(BudgetRow row) =>
        $"{row.Priority} {row.Budget} {row.At} {row.Until} {row.Used} {row.Missed}";
}
