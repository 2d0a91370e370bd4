using System.Text;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public abstract partial class PendingWorkContract
{
    [Fact]
    public async Task An_accepted_activity_is_given_out_as_it_came()
    {
        var accepted = await Accept("a1");
        var claimed = await ClaimOne(Inbox);
        Assert.Equal((accepted.Sequence, "c1", "a1", "a1", 0),
            (claimed.Sequence, claimed.Conversation, claimed.Key, Text(claimed), claimed.FailedAttempts));
        Assert.Empty(await ClaimAll(Inbox));
    }

    [Fact]
    public async Task A_repeated_delivery_is_known_before_and_after_the_work_is_done()
    {
        await Accept("a1");
        Assert.IsType<Acceptance.Pending>(await Inbox.AcceptAsync(Activity("a1"), AcceptMode.Queue, Cancel));
        var claimed = await ClaimOne(Inbox);
        Assert.IsType<Acceptance.Pending>(await Inbox.AcceptAsync(Activity("a1", "c2"), AcceptMode.Hold, Cancel));
        await Store.CommitAsync(Changes.None.Handled("a1"), Cancel);
        await Inbox.CompleteAsync(claimed, Changes.None, Cancel);
        var finished = await Inbox.AcceptAsync(Activity("a1"), AcceptMode.Queue, Cancel);
        Assert.Null(Assert.IsType<Acceptance.Finished>(finished).Answer);
        Assert.Empty(await ClaimAll(Inbox));
    }

    [Fact]
    public async Task The_first_answer_is_kept_for_repetitions()
    {
        await Accept("a1", mode: AcceptMode.Hold);
        await Store.CommitAsync(Changes.None.Handled("a1", Encoding.UTF8.GetBytes("{\"status\":200}")), Cancel);
        await RestartAsync();
        var again = await Inbox.AcceptAsync(Activity("a1"), AcceptMode.Hold, Cancel);
        var answer = Assert.IsType<Acceptance.Finished>(again).Answer;
        Assert.Equal("{\"status\":200}", Encoding.UTF8.GetString(Assert.NotNull(answer).Span));
    }

    [Fact]
    public async Task An_activity_is_finished_by_one_commit_only()
    {
        await Accept("a1");
        var change = Changes.None.Handled("a1");
        await Store.CommitAsync(change.Insert(Marks, "m1", new("first")), Cancel);
        await Assert.ThrowsAsync<StaleWriteException>(
            () => Store.CommitAsync(change.Insert(Marks, "m2", new("second")), Cancel));
        await Assert.ThrowsAsync<StaleWriteException>(() => Store.CommitAsync(Changes.None.Handled("unheard-of"), Cancel));
        Assert.Null(await Store.FindAsync(Marks, "m2", Cancel));
    }

    [Fact]
    public async Task Of_32_deliveries_at_once_one_is_accepted_and_of_32_finishing_commits_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(_ => Task.Run(() => Inbox.AcceptAsync(Activity("a1"), AcceptMode.Queue, Cancel))));
        Assert.Single(outcomes.OfType<Acceptance.Accepted>());
        var finished = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
            await Record.ExceptionAsync(() => Store.CommitAsync(Changes.None.Handled("a1"), Cancel)))));
        Assert.Single(finished, e => e is null);
        Assert.Equal(31, finished.OfType<StaleWriteException>().Count());
    }

    [Fact]
    public async Task Activities_of_one_conversation_come_one_by_one_and_those_of_others_meanwhile()
    {
        await Accept("a1", "c1");
        await Accept("a2", "c1");
        await Accept("b1", "c2");
        await Accept("a3", "c1");
        var first = await ClaimAll(Inbox);
        Assert.Equal(["a1", "b1"], Texts(first));
        Assert.Empty(await ClaimAll(Inbox));
        await Store.CommitAsync(Changes.None.Handled("a1"), Cancel);
        Assert.Equal("a2", Text(await ClaimOne(Inbox)));
        await Store.CommitAsync(Changes.None.Handled("a2"), Cancel);
        Assert.Equal("a3", Text(await ClaimOne(Inbox)));
    }

    [Fact]
    public async Task A_claim_takes_no_more_than_asked_for()
    {
        foreach (var n in new[] { "1", "2", "3" })
            await Accept("a" + n, "c" + n);
        Assert.Equal(2, (await Inbox.ClaimAsync(2, Cancel)).Count);
        Assert.Single(await Inbox.ClaimAsync(2, Cancel));
    }

    [Fact]
    public async Task A_waiting_claim_gets_what_is_accepted_later()
    {
        var claim = Inbox.ClaimAsync(5, Cancel);
        await Accept("a1");
        Assert.Equal("a1", Text(Assert.Single(await claim)));
    }

    [Fact]
    public async Task A_failed_activity_holds_its_conversation_up_until_it_is_due()
    {
        await Accept("a1");
        await Accept("a2");
        await Inbox.PostponeAsync(await ClaimOne(Inbox), Now + Duration.FromSeconds(30), Cancel);
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await ClaimAll(Inbox));
        Time.Advance(TimeSpan.FromSeconds(1));
        var again = await ClaimOne(Inbox);
        Assert.Equal(("a1", 1), (Text(again), again.FailedAttempts));
    }

    [Fact]
    public async Task A_failed_activity_keeps_its_place_and_its_count_over_a_restart()
    {
        await Accept("a1");
        await Accept("a2");
        await Inbox.PostponeAsync(await ClaimOne(Inbox), Now + Duration.FromSeconds(30), Cancel);
        await RestartAsync();
        Assert.Empty(await ClaimAll(Inbox));
        Time.Advance(TimeSpan.FromSeconds(30));
        var again = await ClaimOne(Inbox);
        Assert.Equal(("a1", 1), (Text(again), again.FailedAttempts));
    }

    [Fact]
    public async Task What_a_dead_process_held_comes_back_in_order()
    {
        await Accept("a1");
        await Accept("a2");
        await Accept("held", "c2", AcceptMode.Hold);
        Assert.Equal("a1", Text(await ClaimOne(Inbox)));
        await RestartAsync();
        Assert.Equal(["a1", "held"], Texts(await ClaimAll(Inbox)));
        await Store.CommitAsync(Changes.None.Handled("a1"), Cancel);
        Assert.Equal("a2", Text(await ClaimOne(Inbox)));
    }

    [Fact]
    public async Task An_activity_that_the_caller_works_on_itself_is_given_to_nobody_else_until_released()
    {
        await Accept("a1");
        var held = await Accept("a2", mode: AcceptMode.Hold);
        Assert.Equal("a1", Text(await ClaimOne(Inbox)));
        await Store.CommitAsync(Changes.None.Handled("a1"), Cancel);
        Assert.Empty(await ClaimAll(Inbox));
        await Inbox.ReleaseAsync(held, Cancel);
        var claimed = await ClaimOne(Inbox);
        Assert.Equal(("a2", 0), (Text(claimed), claimed.FailedAttempts));
    }

    [Fact]
    public async Task An_activity_set_aside_is_listed_and_its_conversation_goes_on()
    {
        await Accept("a1");
        await Accept("a2");
        var claimed = await ClaimOne(Inbox);
        await Inbox.SetAsideAsync(claimed, "attempts-exhausted", Changes.None.Insert(Marks, "m1", new("sorry")), Cancel);
        Assert.Equal("a2", Text(await ClaimOne(Inbox)));
        await RestartAsync();
        var aside = Assert.Single(await Inbox.ListSetAsideAsync(10, Cancel));
        Assert.Equal(("a1", "attempts-exhausted", Now), (Text(aside.Item), aside.Reason, aside.At));
        Assert.NotNull(await Store.FindAsync(Marks, "m1", Cancel));
        Assert.IsType<Acceptance.Finished>(await Inbox.AcceptAsync(Activity("a1"), AcceptMode.Queue, Cancel));
    }

    [Fact]
    public async Task The_operator_puts_an_activity_back_once()
    {
        await Accept("a1");
        var claimed = await ClaimOne(Inbox);
        await Inbox.SetAsideAsync(claimed, "attempts-exhausted", Changes.None, Cancel);
        var aside = Assert.Single(await Inbox.ListSetAsideAsync(10, Cancel));
        Assert.True(await Inbox.RetryAsync(aside.Item.Sequence, Cancel));
        Assert.False(await Inbox.RetryAsync(aside.Item.Sequence, Cancel));
        Assert.Empty(await Inbox.ListSetAsideAsync(10, Cancel));
        var again = await ClaimOne(Inbox);
        Assert.Equal(("a1", 0), (Text(again), again.FailedAttempts));
        await Store.CommitAsync(Changes.None.Handled("a1"), Cancel);
    }

    [Fact]
    public async Task Sweeping_forgets_old_finished_activities_and_no_others()
    {
        await Accept("done");
        await Store.CommitAsync(Changes.None.Handled("done"), Cancel);
        await Accept("waiting");
        Time.Advance(TimeSpan.FromMinutes(10));
        await Accept("new");
        await Store.CommitAsync(Changes.None.Handled("new"), Cancel);
        Assert.Equal(1, await Inbox.SweepAsync(Now, Cancel));
        await Accept("done", "c2");
        Assert.IsType<Acceptance.Pending>(await Inbox.AcceptAsync(Activity("waiting"), AcceptMode.Queue, Cancel));
        Assert.IsType<Acceptance.Finished>(await Inbox.AcceptAsync(Activity("new"), AcceptMode.Queue, Cancel));
    }

    [Fact]
    public async Task Sweeping_thousands_of_activities_takes_them_all()
    {
        await Task.WhenAll(Enumerable.Range(0, 1200).Select(async i =>
        {
            await Accept($"a{i}", $"c{i}");
            await Store.CommitAsync(Changes.None.Handled($"a{i}"), Cancel);
        }));
        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1200, await Inbox.SweepAsync(Now, Cancel));
        Assert.Equal(0, await Inbox.SweepAsync(Now, Cancel));
    }

    [Fact]
    public async Task An_activity_that_nobody_finished_is_finished_by_its_worker_and_twice_is_no_error()
    {
        await Accept("a1");
        var claimed = await ClaimOne(Inbox);
        await Inbox.CompleteAsync(claimed, Changes.None, Cancel);
        await Inbox.CompleteAsync(claimed, Changes.None, Cancel);
        Assert.Equal(0, await Inbox.CountAsync(Cancel));
        Assert.IsType<Acceptance.Finished>(await Inbox.AcceptAsync(Activity("a1"), AcceptMode.Queue, Cancel));
    }

    [Theory]
    [InlineData("", "c1")]
    [InlineData("a\0", "c1")]
    [InlineData("a1", "")]
    public async Task A_key_or_conversation_that_cannot_be_stored_is_refused(string key, string conversation) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Inbox.AcceptAsync(Activity(key, conversation), AcceptMode.Queue, Cancel));
}
