using CsCheck;
using NodaTime;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Tickets;

namespace SupportBot.Tests.Desk.Notices;

public sealed class NoticeRulesTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 24, 9, 0);
    private static readonly NoticeSettings TwoMinutes = NoticeSettings.Default;

    [Fact]
    public void Nobody_is_told_of_an_own_change_whatever_it_is()
    {
        foreach (var weight in Enum.GetValues<NoticeWeight>())
            Assert.IsType<NoticeDecision.Silent>(NoticeRules.Decide(Of(weight), true, NoticeLevel.Everything, null, TwoMinutes, Nine));
    }

    [Fact]
    public void Changes_within_the_window_wait_together_and_the_window_does_not_move()
    {
        var first = Later(Of(NoticeWeight.News, "owner", "Tessa works on it"), null, Nine);
        var second = Later(Of(NoticeWeight.News, "priority", "priority 2"), first, Nine + Duration.FromSeconds(60));
        Assert.Equal(Nine + Duration.FromMinutes(2), second.DueAt);
        Assert.Equal(first.Slot, second.Slot);
        Assert.Equal(["Tessa works on it", "priority 2"], second.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Of_two_waiting_lines_about_the_same_only_the_later_is_told()
    {
        var first = Later(Of(NoticeWeight.News, "owner", "Tessa works on it"), null, Nine);
        var second = Later(Of(NoticeWeight.News, "owner", "Tom works on it"), first, Nine + Duration.FromSeconds(5));
        Assert.Equal("Tom works on it", Assert.Single(second.Lines).Text);
    }

    [Fact]
    public void After_the_window_and_shortly_before_its_end_another_message_begins()
    {
        var first = Later(Of(NoticeWeight.News), null, Nine);
        foreach (var at in new[] { first.DueAt - NoticeRules.Closing, first.DueAt, first.DueAt + Duration.FromHours(1) })
        {
            var next = Later(Of(NoticeWeight.News), first, at);
            Assert.NotEqual(first.Slot, next.Slot);
            Assert.Single(next.Lines);
        }
    }

    [Fact]
    public void A_question_goes_out_at_once_and_what_waited_goes_before_it()
    {
        var waiting = Later(Of(NoticeWeight.News), null, Nine);
        var asked = NoticeRules.Decide(Of(NoticeWeight.MustAct), false, NoticeLevel.MustAct, waiting, TwoMinutes, Nine + Duration.FromSeconds(30));
        Assert.Same(waiting, Assert.IsType<NoticeDecision.Now>(asked).Early);
    }

    [Fact]
    public void A_window_of_zero_tells_each_change_at_once()
    {
        var settings = new NoticeSettings(Duration.Zero);
        Assert.Null(Assert.IsType<NoticeDecision.Now>(NoticeRules.Decide(Of(NoticeWeight.News), false, NoticeLevel.Everything, null, settings, Nine)).Early);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_make_people_wait_longer_than_the_window()
    {
        var ahead = Later(Of(NoticeWeight.News), null, Nine + Duration.FromDays(1));
        Assert.Equal(Nine + Duration.FromMinutes(2), Later(Of(NoticeWeight.News), ahead, Nine).DueAt);
    }

    [Theory]
    [InlineData(NoticeLevel.Everything, NoticeWeight.News, true)]
    [InlineData(NoticeLevel.Important, NoticeWeight.News, false)]
    [InlineData(NoticeLevel.Important, NoticeWeight.Important, true)]
    [InlineData(NoticeLevel.MustAct, NoticeWeight.Important, false)]
    [InlineData(NoticeLevel.MustAct, NoticeWeight.MustAct, true)]
    public void A_choice_keeps_back_what_matters_less(NoticeLevel level, NoticeWeight weight, bool told) =>
        Assert.Equal(told, NoticeRules.Decide(Of(weight), false, level, null, TwoMinutes, Nine) is not NoticeDecision.Silent);

    [Theory]
    [InlineData(TicketStep.AskUser)]
    [InlineData(TicketStep.Tell)]
    [InlineData(TicketStep.Resolve)]
    [InlineData(TicketStep.Remind)]
    public void What_asks_the_reporter_for_something_is_never_held_back(TicketStep step) =>
        Assert.Equal(NoticeWeight.MustAct, TicketAudience.ForReporter(step));

    [Fact]
    public void A_note_reaches_no_reporter() => Assert.Null(TicketAudience.ForReporter(TicketStep.Note));

    /// <summary>Any run of changes: each is told by its window's end at the latest, and none after it is told again.</summary>
    [Fact]
    public void Every_wanted_change_is_in_exactly_one_message_within_the_window() =>
        Gen.Int[0, 90].List[1, 30].Sample(
            gaps =>
            {
                var (now, bundle, told) = (Nine, (NoticeBundle?)null, new Dictionary<string, NoticeBundle>(StringComparer.Ordinal));
                for (var i = 0; i < gaps.Count; i++)
                {
                    now += Duration.FromSeconds(gaps[i]);
                    bundle = Later(Of(NoticeWeight.News, "s" + i, "t" + i), bundle, now);
                    told[bundle.Slot] = bundle;
                    if (bundle.DueAt - now > TwoMinutes.Quiet || bundle.DueAt <= now) return false;
                }

                return told.Values.SelectMany(b => b.Lines).Select(l => l.Text).Order(StringComparer.Ordinal)
                    .SequenceEqual(Enumerable.Range(0, gaps.Count).Select(i => "t" + i).Order(StringComparer.Ordinal));
            },
            seed: "0000KOIXe5q1");

    private static Notice Of(NoticeWeight weight, string subject = "owner", string text = "Somebody works on it.") => new("SD-1", weight, subject, text);

    private static NoticeBundle Later(Notice notice, NoticeBundle? waiting, Instant now) =>
        Assert.IsType<NoticeDecision.Later>(NoticeRules.Decide(notice, false, NoticeLevel.Everything, waiting, TwoMinutes, now)).Bundle;
}
