using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Bot.Workers;

/// <summary>Both loops over a real store in a temporary folder, with hand-made ends and a clock that is set.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;
    private readonly List<Task> _running = [];
    private readonly System.Threading.Channels.Channel<string> _events =
        System.Threading.Channels.Channel.CreateUnbounded<string>();

    private CancellationTokenSource _stopping = new();
    private LiteDbStore? _store;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public IBotStore Store => _store ?? throw new InvalidOperationException("Not started yet.");

    public Func<WorkItem, CancellationToken, Task> OnTurn { get; set; } = (_, _) => Task.CompletedTask;

    public Func<WorkItem, CancellationToken, Task> OnSend { get; set; } = (_, _) => Task.CompletedTask;

    public static string Text(WorkItem item) => Encoding.UTF8.GetString(item.Payload.Span).Trim('"');

    public static OutboxMessage Message(string text, string conversation = "c1") =>
        new() { Conversation = conversation, Payload = $"\"{text}\"" };

    public Task StartAsync()
    {
        _store = LiteDbStore.Open(Path.Combine(_folder, "desk.db"), Time);
        _stopping = new();
        _running.Add(Loop(_store.Inbox).RunAsync(
            async (item, ct) =>
            {
                await OnTurn(item, ct);
                await Store.Inbox.CompleteAsync(item, Changes.None, ct);
            },
            item => Changes.None.Send(Message("sorry " + Text(item), item.Conversation)),
            _stopping.Token));
        _running.Add(Loop(_store.Outbox).RunAsync(
            async (item, ct) =>
            {
                await OnSend(item, ct);
                await Store.Outbox.CompleteAsync(item, Changes.None, ct);
            },
            _ => Changes.None,
            _stopping.Token));
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running);
        _running.Clear();
        _stopping.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    public async Task AcceptAsync(string key, string conversation = "c1") =>
        await Store.Inbox.AcceptAsync(
            new(key, conversation, Encoding.UTF8.GetBytes($"\"{key}\"")), AcceptMode.Queue, CancellationToken.None);

    public void Note(string what) => _events.Writer.TryWrite(what);

    /// <summary>The next so many noted events, in the order in which they happened.</summary>
    public async Task<string[]> EventsAsync(int count)
    {
        var events = new string[count];
        for (var i = 0; i < count; i++)
            events[i] = await _events.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return events;
    }

    /// <summary>Moves the clock on until something is noted: a wait is armed some time after what caused it.</summary>
    public async Task<string> EventAfterAsync(Duration step)
    {
        while (true)
        {
            if (_events.Reader.TryRead(out var noted)) return noted;
            Time.Advance(step.ToTimeSpan());
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.Count > 0)
            await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private WorkLoop Loop(IPendingWork pending) => new(pending, Time, NullLogger<WorkLoop>.Instance);
}
