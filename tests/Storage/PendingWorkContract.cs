using System.Text;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Extensions;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

/// <summary>What the inbox and the outbox of every database must do. One subclass for each.</summary>
public abstract partial class PendingWorkContract : IAsyncLifetime
{
    private static readonly DocumentType<Mark> Marks = new("mark");

    private IBotStore? _store;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IBotStore Store => _store ?? throw new InvalidOperationException("Not opened yet.");

    private IInbox Inbox => Store.Inbox;

    private IPendingWork Outbox => Store.Outbox;

    private Instant Now => Time.GetCurrentInstant();

    /// <summary>An empty store at first; later what a new process finds after this one has died.</summary>
    private protected abstract Task<IBotStore> OpenAsync();

    private protected abstract ValueTask CleanUpAsync();

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    private async Task RestartAsync()
    {
        await Store.DisposeAsync();
        _store = await OpenAsync();
    }

    private async Task<WorkItem> Accept(string key, string conversation = "c1", AcceptMode mode = AcceptMode.Queue)
    {
        var outcome = await Inbox.AcceptAsync(Activity(key, conversation), mode, Cancel);
        return Assert.IsType<Acceptance.Accepted>(outcome).Item;
    }

    private static IncomingActivity Activity(string key, string conversation = "c1") =>
        new(key, conversation, Encoding.UTF8.GetBytes($"\"{key}\""));

    private Task Send(params OutboxMessage[] messages) =>
        Store.CommitAsync(messages.Aggregate(Changes.None, (all, message) => all.Send(message)), Cancel);

    private static OutboxMessage Message(string text, string conversation = "c1") =>
        new() { Conversation = conversation, Payload = $"\"{text}\"" };

    /// <summary>
    /// Everything that can be claimed now. A claim waits when there is nothing, so one more item in a conversation of its
    /// own is put in first and left out of the answer.
    /// </summary>
    private async Task<List<WorkItem>> ClaimAll(IPendingWork work)
    {
        var fence = "fence-" + Guid.NewGuid().ToString("N");
        if (work == Inbox) await Accept(fence, fence);
        else await Send(Message(fence, fence));
        var claimed = (await work.ClaimAsync(100, Cancel)).ToList();
        var last = Assert.Single(claimed, c => c.Conversation == fence);
        await work.CompleteAsync(last, Changes.None, Cancel);
        claimed.Remove(last);
        return claimed;
    }

    private async Task<WorkItem> ClaimOne(IPendingWork work) => Assert.Single(await ClaimAll(work));

    private static string Text(WorkItem item) => Encoding.UTF8.GetString(item.Payload.Span).Trim('"');

    private static string[] Texts(IEnumerable<WorkItem> items) => [.. items.Select(Text).Order(StringComparer.Ordinal)];

    private sealed record Mark(string Text);
}
