using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;

namespace SupportBot.Tests.Storage;

public sealed class LiteDbPendingWorkTests : PendingWorkContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private protected override Task<IBotStore> OpenAsync() =>
        Task.FromResult<IBotStore>(LiteDbStore.Open(Path.Combine(_folder, "desk.db"), Time));

    private protected override ValueTask CleanUpAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
