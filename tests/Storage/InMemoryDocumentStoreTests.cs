using SupportBot.Desk.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

public sealed class InMemoryDocumentStoreTests : DocumentStoreContract
{
    private protected override Task<IDocumentStore> OpenAsync() =>
        Task.FromResult<IDocumentStore>(new InMemoryDocumentStore());

    private protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
