using Npgsql;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>
/// Tells the queues of this process that another one, or this one, has put something in. A lost connection loses no work:
/// the queues look for themselves now and then, and this one connects again.
/// </summary>
internal sealed class Wakeups : IAsyncDisposable
{
    public const string InboxChannel = "supportbot_inbox";
    public const string OutboxChannel = "supportbot_outbox";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly NpgsqlDataSource _database;
    private readonly Action<string> _wake;
    private readonly TimeProvider _time;
    private Task _listening = Task.CompletedTask;

    private Wakeups(NpgsqlDataSource database, Action<string> wake, TimeProvider time) =>
        (_database, _wake, _time) = (database, wake, time);

    /// <summary>Listens until it is disposed of.</summary>
    /// <param name="wake">Told the name of the channel, on a thread of its own.</param>
    public static Wakeups Start(NpgsqlDataSource database, Action<string> wake, TimeProvider time)
    {
        var wakeups = new Wakeups(database, wake, time);
        wakeups._listening = wakeups.ListenAsync(wakeups._stopping.Token);
        return wakeups;
    }

    /// <summary>Has a row as its result, so that it may stand before a query in a batch.</summary>
    public static NpgsqlBatchCommand Notify(string channel) => new($"select pg_notify('{channel}', '')");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await ListenUntilLostAsync(ct);
            }
            catch (Exception e) when (e is NpgsqlException or IOException && !ct.IsCancellationRequested)
            {
                await Task.Delay(Pause, _time, ct);
            }
        }
    }

    private async Task ListenUntilLostAsync(CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        connection.Notification += (_, e) => _wake(e.Channel);
        await using (var listen = new NpgsqlCommand($"listen {InboxChannel}; listen {OutboxChannel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        // What was put in while nobody listened.
        _wake(InboxChannel);
        _wake(OutboxChannel);
        while (true)
            await connection.WaitAsync(ct);
    }
}
