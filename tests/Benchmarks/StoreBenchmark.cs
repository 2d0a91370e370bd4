using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Bot.Storage.Postgres;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Benchmarks;

/// <summary>What durable commits, reads and whole turns cost without any dialog, card or HTTP.</summary>
internal static class StoreBenchmark
{
    private const int Documents = 20_000;

    private static readonly DocumentType<Note> Notes = new("note", note => [new(new("owner"), note.Owner)]);

    /// <param name="connection">An empty PostgreSQL database; null is a LiteDB file.</param>
    public static async Task<int> RunAsync(string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-bench-");
        var path = Path.Combine(folder.FullName, "bench.db");
        IBotStore Open() => connection is null
            ? LiteDbStore.Open(path, TimeProvider.System)
            : PostgresStore.Open(connection, TimeProvider.System, Duration.FromMinutes(3));
        await using (var store = Open())
        {
            foreach (var callers in new[] { 1, 16, 64, 256 })
                await MeasureCommitsAsync(store, callers);
            foreach (var callers in new[] { 1, 2 })
                await MeasureReadsAsync(store, callers);
        }

        foreach (var inFlight in new[] { 1, 16, 64 })
            await MeasureTurnsAsync(Open, inFlight, inFlight == 1 ? 2_000 : 20_000);
        if (connection is null) await MeasureTurnsAsync(Open, 64, 100_000);
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task MeasureCommitsAsync(IBotStore store, int callers)
    {
        var each = callers == 1 ? 500 : Math.Max(100, Documents / 2 / callers);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var id = $"{callers}-{caller}-{i}";
                await store.CommitAsync(Changes.None.Insert(Notes, id, SomeNote(caller)), CancellationToken.None);
            }
        })));
        Print($"commits, {callers} callers", callers * each / watch.Elapsed.TotalSeconds, "per second");
    }

    private static async Task MeasureReadsAsync(IBotStore store, int callers)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Documents; i++)
                await store.FindAsync(Notes, $"64-{i % 64}-{i % 100}", CancellationToken.None);
        })));
        Print($"reads, {callers} callers", callers * Documents / watch.Elapsed.TotalSeconds, "per second");
    }

    private static async Task MeasureTurnsAsync(Func<IBotStore> open, int inFlight, int turns)
    {
        await using var store = open();
        using var ends = new TurnEnds(store, inFlight);
        using var stopping = new CancellationTokenSource();
        var loops = Task.WhenAll(
            Loop(store.Inbox).RunAsync(ends.HandleAsync, static _ => Changes.None, stopping.Token),
            Loop(store.Outbox).RunAsync(ends.SendAsync, static _ => Changes.None, stopping.Token));
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var run = Guid.NewGuid().ToString("N");
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(c => Task.Run(async () =>
        {
            for (var i = 0; i < turns / inFlight; i++)
                await ends.TurnAsync($"{run}|{c}|{i}", $"conversation-{c}");
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var label = string.Create(CultureInfo.InvariantCulture, $"turns, {inFlight} in flight, {turns:N0}");
        Print(label, turns / seconds, "per second");
        Print(label + ": CPU", (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / turns, "microseconds per turn");
        Print(label + ": p50", ends.Percentile(0.50), "ms");
        Print(label + ": p99", ends.Percentile(0.99), "ms");
        Print(label + ": resident", Environment.WorkingSet / 1048576.0, "MiB");
        await stopping.CancelAsync();
        await loops;
    }

    private static WorkLoop Loop(IPendingWork work) => new(work, TimeProvider.System, NullLogger<WorkLoop>.Instance);

    private static Note SomeNote(int owner) => new($"owner-{owner}", new string('x', 600));

    private static void Print(string what, double figure, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-48} {figure,12:N1} {unit}"));

    /// <summary>A turn: accept; one commit with the conversation, "handled" and two messages; both sent and noted.</summary>
    private sealed class TurnEnds(IBotStore store, int inFlight) : IDisposable
    {
        private readonly Dictionary<string, SemaphoreSlim> _done =
            Enumerable.Range(0, inFlight).ToDictionary(c => $"conversation-{c}", _ => new SemaphoreSlim(0));

        private readonly System.Collections.Concurrent.ConcurrentBag<double> _times = [];

        public async Task TurnAsync(string key, string conversation)
        {
            var began = Stopwatch.GetTimestamp();
            var activity = new IncomingActivity(key, conversation, Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('a', 1500)}\"}}"));
            await store.Inbox.AcceptAsync(activity, AcceptMode.Queue, CancellationToken.None);
            await _done[conversation].WaitAsync();
            _times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        public async Task HandleAsync(WorkItem activity, CancellationToken ct)
        {
            var current = await store.FindAsync(Notes, activity.Conversation, ct);
            var changes = Changes.None
                .Save(Notes, activity.Conversation, current, SomeNote(1))
                .Handled(activity.Key ?? string.Empty)
                .Send(new() { Conversation = activity.Conversation, Payload = $"\"{new string('t', 300)}\"" })
                .Send(new() { Conversation = activity.Conversation, Payload = $"\"last {new string('c', 1500)}\"", Slot = "card" });
            await store.CommitAsync(changes, ct);
        }

        public async Task SendAsync(WorkItem message, CancellationToken ct)
        {
            // The reply has arrived; the next message of the person may come before "sent" is noted.
            if (message.Key is not null)
                _done[message.Conversation].Release();
            await store.Outbox.CompleteAsync(message, Changes.None, ct);
        }

        public double Percentile(double part)
        {
            var sorted = _times.Order().ToArray();
            return sorted[(int)(part * (sorted.Length - 1))];
        }

        public void Dispose()
        {
            foreach (var done in _done.Values)
                done.Dispose();
        }
    }

    private sealed record Note(string Owner, string Text);
}
