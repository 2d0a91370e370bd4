using NodaTime;
using SupportBot.Bot.Storage.Postgres;
using SupportBot.Desk.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

public sealed class PostgresStoreTests(PostgresServer server) : DocumentStoreContract, IClassFixture<PostgresServer>
{
    private PostgresStore? _open;

    private protected override async Task<IDocumentStore> OpenAsync() =>
        _open = PostgresStore.Open(await server.CreateDatabaseAsync(), TimeProvider.System, Duration.FromMinutes(2));

    private protected override ValueTask CloseAsync() => _open?.DisposeAsync() ?? ValueTask.CompletedTask;
}
