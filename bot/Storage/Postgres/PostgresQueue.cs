using System.Threading.Channels;
using NodaTime;
using Npgsql;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;
using SignalChannel = System.Threading.Channels.Channel;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>A queue in PostgreSQL, for any number of processes: what one holds carries its name until the lease ends.</summary>
internal sealed class PostgresQueue(
    PostgresSession session, PostgresCommits commits, QueueCommands commands, bool keepsFinished) : IPendingWork
{
    // Finds what became due, and what a lost notification was about.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _signal = SignalChannel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _signal.Writer.TryWrite(true);

    public async Task<IReadOnlyList<WorkItem>> ClaimAsync(int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        while (true)
        {
            var claim = commands.Claim(session.Holder, session.Now, session.LeaseEnd, limit);
            var claimed = await session.ReadAsync([commands.LockClaims(), claim], QueueCommands.Item, ct);
            if (claimed.Count == limit) Wake();
            if (claimed.Count > 0) return [.. claimed.OrderBy(item => item.Sequence)];
            await WaitAsync(ct);
        }
    }

    public async Task CompleteAsync(WorkItem item, Changes also, CancellationToken ct)
    {
        await commits.RunAsync(also, [Finish(item)], ct);
        Wake();
    }

    public async Task PostponeAsync(WorkItem item, Instant until, CancellationToken ct) =>
        await session.RunAsync([commands.Postpone(item, until)], null, ct);

    public async Task SetAsideAsync(WorkItem item, string reason, Changes also, CancellationToken ct)
    {
        await commits.RunAsync(also, [commands.SetAside(item.Sequence, reason, session.Now), Finish(item)], ct);
        Wake();
    }

    public async Task ReleaseAsync(WorkItem item, CancellationToken ct)
    {
        await session.RunAsync([commands.Release(item.Sequence)], null, ct);
        Wake();
    }

    public async Task<IReadOnlyList<SetAsideItem>> ListSetAsideAsync(int limit, CancellationToken ct) =>
        await session.ReadAsync([commands.ListAside(limit)], QueueCommands.Aside, ct);

    public async Task<bool> RetryAsync(long sequence, CancellationToken ct)
    {
        var found = false;
        List<NpgsqlBatchCommand> statements = [commands.Retry(sequence, session.Now)];
        if (keepsFinished)
            statements.Insert(0, commands.FreeKey(sequence));
        await session.RunAsync(statements, batch => found = batch.BatchCommands[^1].RecordsAffected > 0, ct);
        Wake();
        return found;
    }

    public async Task<int> CountAsync(CancellationToken ct) =>
        (await session.ReadAsync([commands.Count()], reader => reader.GetInt32(0), ct))[0];

    /// <summary>Gives back what this process still holds, when it ends in good order.</summary>
    public Task ReleaseAllAsync() =>
        session.RunAsync([commands.ReleaseAll(session.Holder)], null, CancellationToken.None);

    private NpgsqlBatchCommand Finish(WorkItem item) =>
        keepsFinished ? commands.MarkDone(item.Sequence, session.Now) : commands.Delete(item.Sequence);

    private async Task WaitAsync(CancellationToken ct)
    {
        using var pause = new CancellationTokenSource(LookAgain, session.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, pause.Token);
        try
        {
            await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time to look again.
        }
    }
}
