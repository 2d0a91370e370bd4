using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>What everything of one opened database shares: connections, the clock, and who this process is.</summary>
internal sealed class PostgresSession(NpgsqlDataSource database, TimeProvider time, Duration lease)
{
    /// <summary>Under which this process holds work.</summary>
    public Guid Holder { get; } = Guid.NewGuid();

    public NpgsqlDataSource Database { get; } = database;

    public TimeProvider Time { get; } = time;

    public Instant Now => Time.GetCurrentInstant();

    public Instant LeaseEnd => Now + lease;

    /// <summary>One transaction in two round trips.</summary>
    /// <param name="accept">Looks at how many rows each statement touched; what it throws undoes them all.</param>
    public async Task RunAsync(
        IReadOnlyList<NpgsqlBatchCommand> commands, Action<NpgsqlBatch>? accept, CancellationToken ct)
    {
        await using var connection = await Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = Batch(connection, commands);
        await batch.ExecuteNonQueryAsync(ct);
        accept?.Invoke(batch);
        // From here on it is not known whether it happened, so nobody may cut it short.
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>The rows of the last statement, in one transaction. Every statement must be one that has rows.</summary>
    public async Task<List<T>> ReadAsync<T>(
        IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var connection = await Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = new List<T>();
        await using (var batch = Batch(connection, commands))
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            for (var i = 1; i < commands.Count; i++)
                await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add(read(reader));
        }

        await transaction.CommitAsync(CancellationToken.None);
        return rows;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, IReadOnlyList<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }
}
