using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Outages;

public sealed class OutageRulesTests
{
    private static readonly Instant Now = Some.TuesdayMorning;

    [Fact]
    public void An_outage_may_have_begun_before_it_is_declared_but_not_later()
    {
        Assert.Equal(Now - Duration.FromHours(2), Declared(Now - Duration.FromHours(2)).Start);
        var refused = OutageRules.Declare(Some.Outage(Now + Duration.FromMinutes(1)), Some.Technician, Now);
        Assert.Equal(new OutageOutcome.Refused(OutageRefusal.StartsInTheFuture), refused);
    }

    [Fact]
    public void An_amendment_keeps_the_old_times_in_the_log()
    {
        var outage = Declared(Now - Duration.FromHours(1));
        var earlier = Now - Duration.FromHours(3);
        var amended = Changed(OutageRules.Amend(outage, earlier, null, "monitoring says so", Some.Technician, Now));
        Assert.Equal(earlier, amended.Start);
        Assert.Equal(outage.Start, amended.Log[0].Start);
        Assert.Equal((OutageStep.Amend, earlier), (amended.Log[1].Step, amended.Log[1].Start));
    }

    [Theory]
    [InlineData(-30, OutageRefusal.EndsBeforeItStarts)]
    [InlineData(0, OutageRefusal.EndsBeforeItStarts)]
    [InlineData(61, OutageRefusal.StartsInTheFuture)]
    public void It_ends_after_it_began_and_not_in_the_future(int minutesAfterStart, OutageRefusal reason)
    {
        var outage = Declared(Now - Duration.FromHours(1));
        var end = outage.Start + Duration.FromMinutes(minutesAfterStart);
        Assert.Equal(new OutageOutcome.Refused(reason), OutageRules.Close(outage, end, "fixed", Some.Technician, Now));
    }

    [Fact]
    public void What_is_over_is_not_updated_or_closed_again()
    {
        var over = Changed(OutageRules.Close(Declared(Now - Duration.FromHours(1)), Now, "fixed", Some.Technician, Now));
        Assert.Equal(new OutageOutcome.Refused(OutageRefusal.IsOver), OutageRules.Close(over, Now, "again", Some.Technician, Now));
        Assert.Equal(new OutageOutcome.Refused(OutageRefusal.IsOver), OutageRules.Update(over, true, "again", Some.Technician, Now));
    }

    [Fact]
    public void People_hear_of_real_changes_at_most_once_in_the_quiet_window()
    {
        var outage = Declared(Now);
        var soon = Now + Duration.FromMinutes(1);
        Assert.Equal(Now + OutageRules.QuietWindow, OutageRules.TellAt(outage, soon));
        var later = Now + OutageRules.QuietWindow;
        Assert.Equal(later, OutageRules.TellAt(outage, later));
        Assert.Equal(outage.ToldAt, Changed(OutageRules.Update(outage, false, "still looking", Some.Technician, soon)).ToldAt);
    }

    [Fact]
    public void A_part_takes_its_hard_parents_along()
    {
        Service[] services =
        [
            new() { Id = "disk", Parents = [new ServiceParent("database", true)] },
            new() { Id = "database", Parents = [new ServiceParent("erp", true), new ServiceParent("reports", false)] },
            new() { Id = "erp" },
            new() { Id = "reports" },
        ];
        Assert.Equal(["database", "erp"], OutageRules.AlsoHit(services, "disk"));
        Assert.Empty(OutageRules.AlsoHit(services, "erp"));
    }

    [Theory]
    [InlineData(new[] { "a", "b", "c" }, null, true)]
    [InlineData(new[] { "a", "b", "a", "b" }, null, false)]
    [InlineData(new[] { "a", "b", "c" }, 59, false)]
    [InlineData(new[] { "a", "b", "c" }, 60, true)]
    public void Three_people_within_the_window_look_like_an_outage_once_an_hour(string[] people, int? minutesSinceHint, bool expected)
    {
        Instant? last = minutesSinceHint is { } minutes ? Now - Duration.FromMinutes(minutes) : null;
        Assert.Equal(expected, OutageRules.LooksLikeOutage(people, last, Now));
    }

    private static OutageEvent Declared(Instant start) => Changed(OutageRules.Declare(Some.Outage(start), Some.Technician, Now));

    private static OutageEvent Changed(OutageOutcome outcome) => Assert.IsType<OutageOutcome.Changed>(outcome).Outage;
}
