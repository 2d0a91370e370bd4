using Npgsql;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>Runs changes as one transaction. Called with what becomes of the work they come from.</summary>
internal sealed class PostgresCommits(PostgresSession session)
{
    public Task RunAsync(Changes changes, IReadOnlyList<NpgsqlBatchCommand> ending, CancellationToken ct)
    {
        // Everybody locks documents in the same order, so that no two commits wait for each other.
        var writes = changes.Documents
            .OrderBy(d => d.Key.Type, StringComparer.Ordinal).ThenBy(d => d.Key.Id, StringComparer.Ordinal).ToArray();
        var commands = new List<NpgsqlBatchCommand>(writes.Select(DocumentCommands.Write));
        var now = session.Now;
        if (changes.HandledActivity is { } handled)
            commands.Add(QueueCommands.Handled(handled, now));
        var checkedCommands = commands.Count;
        commands.AddRange(writes.SelectMany(DocumentCommands.WriteEntries));
        foreach (var message in changes.Messages)
        {
            if (message.Slot is not null)
                commands.Add(QueueCommands.Supersede(message, now));
            commands.Add(QueueCommands.Send(message, now));
        }

        commands.AddRange(ending);
        if (!changes.Messages.IsEmpty)
            commands.Add(Wakeups.Notify(Wakeups.OutboxChannel));
        return session.RunAsync(commands, batch => Accept(changes, writes, batch, checkedCommands), ct);
    }

    // The handled activity, when there is one, is the last of the checked statements.
    private static void Accept(Changes changes, DocumentWrite[] writes, NpgsqlBatch batch, int checkedCommands)
    {
        for (var i = 0; i < checkedCommands; i++)
        {
            if (batch.BatchCommands[i].RecordsAffected == 1) continue;
            throw i < writes.Length
                ? DocumentCommands.Refusal(writes[i])
                : new StaleWriteException(new("inbox", changes.HandledActivity?.Key ?? string.Empty));
        }
    }
}
