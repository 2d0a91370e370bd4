using CsCheck;
using NodaTime;
using SupportBot.Desk.Sla;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Sla;

/// <summary>What holds for the chain however often and however late it is looked at.</summary>
public sealed class EscalationProperties
{
    private const string Seed = "0000KOIPe8_3";
    private static readonly Gen<int[]> Looks = Gen.Int[0, 40].Array[1, 40];

    [Fact]
    public void The_same_people_are_called_however_the_looks_are_spaced() => Looks.Sample(
        gaps =>
        {
            string[] chain = ["a", "b", "c"];
            var (alert, now) = (new SlaAlert { RaisedAt = Some.TuesdayMorning }, Some.TuesdayMorning);
            foreach (var gap in gaps)
            {
                now += Duration.FromMinutes(gap);
                alert = alert with { Called = alert.Called.AddRange(Escalation.Due(alert, chain, now)) };
            }

            var atOnce = Escalation.Due(new SlaAlert { RaisedAt = Some.TuesdayMorning }, chain, now);
            Assert.Equal(atOnce, alert.Called);
            Assert.True(alert.Called.Count <= chain.Length + Escalation.MostReminders);
            Assert.Equal(chain[0], alert.Called[0]);
        },
        seed: Seed);

    [Fact]
    public void Nobody_is_called_after_somebody_takes_care_or_before_it_was_raised() => Looks.Sample(
        gaps =>
        {
            var now = Some.TuesdayMorning + Duration.FromMinutes(gaps.Sum());
            Assert.Empty(Escalation.Due(new SlaAlert { RaisedAt = Some.TuesdayMorning, AcknowledgedBy = "a" }, ["a", "b"], now));
            Assert.Empty(Escalation.Due(new SlaAlert(), ["a", "b"], now));
            Assert.Empty(Escalation.Due(new SlaAlert { RaisedAt = now + Duration.FromTicks(1) }, ["a", "b"], now));
            Assert.Empty(Escalation.Due(new SlaAlert { RaisedAt = Some.TuesdayMorning }, [], now));
        },
        seed: Seed);
}
