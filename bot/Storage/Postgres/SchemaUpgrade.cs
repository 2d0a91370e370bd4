using Npgsql;

namespace SupportBot.Bot.Storage.Postgres;

/// <summary>Brings the database to the newest schema: every script of this folder once, in order, one process at a time.</summary>
internal static class SchemaUpgrade
{
    // Any constant: all replicas lock the same number while they look and upgrade.
    private const long UpgradeLock = 7_304_455_128_611;

    private static readonly string[] Scripts = ["001.sql"];

    public static void Run(NpgsqlDataSource database)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Run(connection, $"select pg_advisory_xact_lock({UpgradeLock})");
        Run(connection, "create table if not exists schema_script (name text primary key)");
        foreach (var script in Scripts)
        {
            using var known = new NpgsqlCommand("select 1 from schema_script where name = $1", connection)
            {
                Parameters = { new() { Value = script } },
            };
            if (known.ExecuteScalar() is not null) continue;
            Run(connection, Read(script));
            using var note = new NpgsqlCommand("insert into schema_script (name) values ($1)", connection)
            {
                Parameters = { new() { Value = script } },
            };
            note.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Read(string script)
    {
        var name = $"{typeof(SchemaUpgrade).Namespace}.Schema.{script}";
        using var stream = typeof(SchemaUpgrade).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {script} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
