using NodaTime;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.Postgres;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

public sealed class PostgresPendingWorkTests(PostgresServer server) : PendingWorkContract, IClassFixture<PostgresServer>
{
    private static readonly Duration Lease = Duration.FromMinutes(2);

    private string? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected override async Task<IBotStore> OpenAsync() => await OpenOneAsync();

    private protected override ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_processes_share_the_work_and_keep_the_order_of_conversations()
    {
        await using var one = await OpenOneAsync();
        await using var other = await OpenOneAsync();
        await AcceptAsync(one, "a1", "c1");
        await AcceptAsync(other, "a2", "c1");
        await AcceptAsync(other, "b1", "c2");
        var first = Assert.Single(await one.Inbox.ClaimAsync(1, Cancel));
        var second = Assert.Single(await other.Inbox.ClaimAsync(5, Cancel));
        Assert.Equal(("a1", "b1"), (first.Key, second.Key));
        await one.CommitAsync(Changes.None.Handled("a1"), Cancel);
        Assert.Equal("a2", Assert.Single(await other.Inbox.ClaimAsync(5, Cancel)).Key);
    }

    [Fact]
    public async Task What_a_vanished_process_held_is_taken_over_when_its_lease_ends()
    {
        await using var vanished = await OpenOneAsync();
        await using var other = await OpenOneAsync();
        await AcceptAsync(vanished, "a1", "c1");
        var held = Assert.Single(await vanished.Inbox.ClaimAsync(1, Cancel));
        Time.Advance(Lease.ToTimeSpan());
        var taken = Assert.Single(await other.Inbox.ClaimAsync(1, Cancel));
        Assert.Equal(held.Sequence, taken.Sequence);
        await other.CommitAsync(Changes.None.Handled("a1"), Cancel);
        await Assert.ThrowsAsync<StaleWriteException>(() => vanished.CommitAsync(Changes.None.Handled("a1"), Cancel));
    }

    [Fact]
    public async Task A_process_that_waits_is_woken_by_what_another_one_puts_in()
    {
        await using var one = await OpenOneAsync();
        await using var other = await OpenOneAsync();
        var waiting = other.Outbox.ClaimAsync(1, Cancel);
        await one.CommitAsync(Changes.None.Send(new() { Conversation = "c1", Payload = "\"1\"" }), Cancel);
        Assert.Equal("c1", Assert.Single(await waiting).Conversation);
    }

    private static Task<Acceptance> AcceptAsync(PostgresStore store, string key, string conversation) =>
        store.Inbox.AcceptAsync(new IncomingActivity(key, conversation, "{}"u8.ToArray()), AcceptMode.Queue, Cancel);

    private async Task<PostgresStore> OpenOneAsync() =>
        PostgresStore.Open(_database ??= await server.CreateDatabaseAsync(), Time, Lease);
}
