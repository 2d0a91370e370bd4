using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public sealed class LiteDbStoreTests : DocumentStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;
    private LiteDbStore? _open;

    private string DatabasePath => Path.Combine(_folder, "desk.db");

    private protected override Task<IDocumentStore> OpenAsync() => Task.FromResult<IDocumentStore>(Open());

    private protected override async ValueTask CloseAsync()
    {
        await CloseStoreAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_again()
    {
        await Insert("n1", Some("ann", "red"));
        await Insert("n2", Some("bob", "red"));
        await Store.CommitAsync(Changes.None.Update(Notes, await Load("n1"), Some("cal", "blue")), Cancel);
        await CloseStoreAsync();
        var again = Open();
        var found = await again.FindAsync(Notes, "n1", Cancel);
        Assert.Equal((2L, "cal"), (found?.Version, found?.Value.Owner));
        Assert.Equal("n2", Assert.Single(await again.ListAsync(Notes, IndexRange.Exactly(ByTag, "red"), 9, Cancel)).Id);
    }

    [Fact]
    public async Task What_was_acknowledged_is_in_the_files_at_that_moment()
    {
        for (var i = 0; i < 40; i++)
        {
            await Insert($"n{i}", Some("ann", $"t{i}"));
            if (i % 8 != 0) continue;
            await using var crashed = OpenCopy();
            Assert.NotNull(await crashed.FindAsync(Notes, $"n{i}", Cancel));
            Assert.Equal(i + 1, (await crashed.ListAsync(Notes, IndexRange.All(ByOwner), 99, Cancel)).Count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(8192)]
    [InlineData(8193)]
    public async Task A_commit_whose_last_pages_are_torn_never_happened_and_the_rest_did(int missingBytes)
    {
        await Insert("before", Some("ann", "red"));
        await Insert("torn", Some("ann", "red"));
        await using var crashed = OpenCopy(log => log.SetLength(log.Length - missingBytes));
        Assert.NotNull(await crashed.FindAsync(Notes, "before", Cancel));
        Assert.Null(await crashed.FindAsync(Notes, "torn", Cancel));
        Assert.Equal("before", Assert.Single(await crashed.ListAsync(Notes, IndexRange.All(ByTag), 9, Cancel)).Id);
        await crashed.CommitAsync(Changes.None.Insert(Notes, "torn", Some("bob")), Cancel);
        Assert.Equal("bob", (await crashed.FindAsync(Notes, "torn", Cancel))?.Value.Owner);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => Insert($"n{i}", Some($"o{i % 7}")))));
        await CloseStoreAsync();
        var again = Open();
        Assert.Equal(400, (await again.ListAsync(Notes, IndexRange.All(ByOwner), 999, Cancel)).Count);
    }

    [Fact]
    public void A_second_opening_of_one_file_is_refused() =>
        Assert.Throws<StoreInUseException>(() => LiteDbStore.Open(DatabasePath, TimeProvider.System));

    [Fact]
    public void A_folder_that_cannot_be_created_is_told_apart()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Throws<StoreUnwritableException>(
            () => LiteDbStore.Open(Path.Combine(file, "sub", "desk.db"), TimeProvider.System));
    }

    [Fact]
    public async Task A_file_that_could_not_be_opened_can_be_opened_later()
    {
        var path = Path.Combine(_folder, "other.db");
        Directory.CreateDirectory(path);
        Assert.Throws<StoreUnwritableException>(() => LiteDbStore.Open(path, TimeProvider.System));
        Directory.Delete(path);
        await using var store = LiteDbStore.Open(path, TimeProvider.System);
        Assert.False(store.Failed.IsCancellationRequested);
    }

    private ValueTask CloseStoreAsync() => _open?.DisposeAsync() ?? ValueTask.CompletedTask;

    private LiteDbStore Open() => _open = LiteDbStore.Open(DatabasePath, TimeProvider.System);

    /// <summary>The files as a power cut would leave them now.</summary>
    private LiteDbStore OpenCopy(Action<FileStream>? tear = null)
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach (var file in new[] { "desk.db", "desk-log.db" })
        {
            using var from = new FileStream(
                Path.Combine(_folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = File.Create(Path.Combine(copy, file));
            from.CopyTo(to);
            if (file == "desk-log.db") tear?.Invoke(to);
        }

        return LiteDbStore.Open(Path.Combine(copy, "desk.db"), TimeProvider.System);
    }
}
