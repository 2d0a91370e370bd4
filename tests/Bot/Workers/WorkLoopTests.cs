using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Bot.Workers;

public sealed class WorkLoopTests : IAsyncDisposable
{
    private readonly WorkerHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_activity_is_worked_on_and_its_messages_are_sent_in_order()
    {
        _host.OnTurn = (activity, ct) => _host.Store.CommitAsync(
            Changes.None.Handled(activity.Key ?? "").Send(WorkerHost.Message("1")).Send(WorkerHost.Message("2")), ct);
        _host.OnSend = NoteSent;
        await _host.StartAsync();
        await _host.AcceptAsync("a1");
        Assert.Equal(["sent 1", "sent 2"], await _host.EventsAsync(2));
    }

    [Fact]
    public async Task One_conversation_is_worked_off_in_order_while_another_is_stuck()
    {
        var stuck = new TaskCompletionSource();
        _host.OnTurn = async (activity, _) =>
        {
            if (activity.Conversation == "stuck") await stuck.Task;
            _host.Note(WorkerHost.Text(activity));
        };
        await _host.StartAsync();
        await _host.AcceptAsync("s1", "stuck");
        await _host.AcceptAsync("s2", "stuck");
        for (var i = 0; i < 5; i++)
            await _host.AcceptAsync($"a{i}");
        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], await _host.EventsAsync(5));
        stuck.SetResult();
        Assert.Equal(["s1", "s2"], await _host.EventsAsync(2));
    }

    [Fact]
    public async Task A_failing_activity_is_tried_five_times_then_set_aside_with_a_word_to_the_user()
    {
        _host.OnTurn = (activity, _) =>
        {
            _host.Note($"try {activity.FailedAttempts + 1} at {WorkerHost.Text(activity)}");
            return activity.Key == "bad" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        };
        _host.OnSend = NoteSent;
        await _host.StartAsync();
        await _host.AcceptAsync("bad");
        await _host.AcceptAsync("good");
        var seen = new List<string>();
        for (var i = 0; i < 7; i++)
            seen.Add(await _host.EventAfterAsync(Duration.FromSeconds(1)));
        Assert.Equal(["try 1 at bad", "try 2 at bad", "try 3 at bad", "try 4 at bad", "try 5 at bad"], seen[..5]);
        Assert.Equal(["sent sorry bad", "try 1 at good"], seen[5..].Order(StringComparer.Ordinal));
        var aside = Assert.Single(await _host.Store.Inbox.ListSetAsideAsync(9, Cancel));
        Assert.Equal(("bad", "failed"), (WorkerHost.Text(aside.Item), aside.Reason));
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_is_cut_off_and_counts_as_failed()
    {
        _host.OnTurn = async (activity, ct) =>
        {
            _host.Note($"try {activity.FailedAttempts + 1}");
            if (activity.FailedAttempts == 0) await Task.Delay(Timeout.InfiniteTimeSpan, _host.Time, ct);
        };
        await _host.StartAsync();
        await _host.AcceptAsync("slow");
        Assert.Equal("try 1", await _host.EventAfterAsync(Duration.FromSeconds(1)));
        Assert.Equal("try 2", await _host.EventAfterAsync(Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task Stopping_gives_unfinished_work_back_uncounted_and_the_next_start_does_it()
    {
        _host.OnTurn = async (_, ct) =>
        {
            _host.Note("begun");
            await Task.Delay(Timeout.InfiniteTimeSpan, _host.Time, ct);
        };
        await _host.StartAsync();
        await _host.AcceptAsync("a1");
        Assert.Equal(["begun"], await _host.EventsAsync(1));
        await _host.StopAsync();
        _host.OnTurn = (activity, _) =>
        {
            _host.Note($"{WorkerHost.Text(activity)} after {activity.FailedAttempts} failures");
            return Task.CompletedTask;
        };
        await _host.StartAsync();
        Assert.Equal(["a1 after 0 failures"], await _host.EventsAsync(1));
    }

    [Fact]
    public async Task A_message_that_fails_is_sent_again_before_the_ones_behind_it_and_given_up_after_five_attempts()
    {
        _host.OnSend = (message, _) =>
        {
            _host.Note(WorkerHost.Text(message));
            return WorkerHost.Text(message) == "1" ? throw new HttpRequestException("down") : Task.CompletedTask;
        };
        await _host.StartAsync();
        await _host.Store.CommitAsync(Changes.None.Send(WorkerHost.Message("1")).Send(WorkerHost.Message("2")), Cancel);
        var seen = new List<string>();
        for (var i = 0; i < 6; i++)
            seen.Add(await _host.EventAfterAsync(Duration.FromSeconds(1)));
        Assert.Equal(["1", "1", "1", "1", "1", "2"], seen);
        Assert.Single(await _host.Store.Outbox.ListSetAsideAsync(9, Cancel));
    }

    [Fact]
    public async Task Thousands_of_activities_each_run_once_and_in_the_order_of_their_conversation()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, List<int>>();
        _host.OnTurn = (activity, ct) =>
        {
            seen.GetOrAdd(activity.Conversation, _ => []).Add(int.Parse(WorkerHost.Text(activity).Split('-')[1], null));
            _host.Note("done");
            return _host.Store.CommitAsync(Changes.None.Handled(activity.Key ?? ""), ct);
        };
        await _host.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(c => Task.Run(
            async () =>
            {
                for (var i = 0; i < 50; i++)
                    await _host.AcceptAsync($"c{c}-{i}", $"c{c}");
            },
            Cancel)));
        await _host.EventsAsync(2000);
        Assert.All(seen.Values, order => Assert.Equal(Enumerable.Range(0, 50), order));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task NoteSent(WorkItem message, CancellationToken ct)
    {
        _host.Note("sent " + WorkerHost.Text(message));
        return Task.CompletedTask;
    }
}
