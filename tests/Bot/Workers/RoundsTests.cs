using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Workers;

/// <summary>Workers that look again and again, by the one that sends regular figures.</summary>
public sealed class RoundsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_that_runs_into_a_time_limit_of_its_own_does_not_end_the_worker()
    {
        using var store = new StoreThatTimesOut();
        using var clock = new ClockWithTimers();
        var books = new BookShelf();
        books.Put(SupportBot.Bot.Sample.SampleWorld.Book());
        var worker = new DigestWorker(store, new PeopleQueries(store), SomeFigures.Of(store, books), clock, NullLogger<DigestWorker>.Instance);
        await worker.StartAsync(Ct);
        await clock.TimerAsync();
        await store.NextLookAsync(clock);
        await store.NextLookAsync(clock);
        Assert.False(worker.ExecuteTask?.IsCompleted);
        await worker.StopAsync(Ct);
        Assert.True(worker.ExecuteTask?.IsCompletedSuccessfully);
    }

    /// <summary>Tells when somebody has set a timer.</summary>
    private sealed class ClockWithTimers() : FakeTimeProvider(Some.TuesdayMorning.ToDateTimeOffset()), IDisposable
    {
        private readonly SemaphoreSlim _timers = new(0);

        public async Task TimerAsync() => Assert.True(await _timers.WaitAsync(TimeSpan.FromSeconds(20), Ct), "nobody set a timer");

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _timers.Release();
            return timer;
        }

        public void Dispose() => _timers.Dispose();
    }

    private sealed class StoreThatTimesOut : IDocumentStore, IDisposable
    {
        private readonly SemaphoreSlim _looks = new(0);

        /// <summary>Lets a minute pass and waits until the worker has looked.</summary>
        public async Task NextLookAsync(ClockWithTimers clock)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True(await _looks.WaitAsync(TimeSpan.FromSeconds(20), Ct), "the worker looks no more");
        }

        public Task<IReadOnlyList<Stored<T>>> ListAsync<T>(DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class
        {
            _looks.Release();
            throw new TaskCanceledException("a time limit");
        }

        public Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, string id, CancellationToken ct) where T : class =>
            Task.FromResult<Stored<T>?>(null);

        public Task<IReadOnlyList<IndexPosition>> ListEntriesAsync<T>(DocumentType<T> type, IndexRange range, int limit, CancellationToken ct) where T : class =>
            Task.FromResult<IReadOnlyList<IndexPosition>>([]);

        public void Dispose() => _looks.Dispose();

        public Task CommitAsync(Changes changes, CancellationToken ct) => Task.CompletedTask;
    }
}
