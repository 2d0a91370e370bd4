using System.Globalization;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

/// <summary>What every database must do. One subclass for each.</summary>
public abstract partial class DocumentStoreContract : IAsyncLifetime
{
    private protected static readonly IndexName ByOwner = new("owner");
    private protected static readonly IndexName ByTag = new("tag");

    private protected static readonly DocumentType<Note> Notes = new(
        "note",
        note => note.Tags.Select(tag => new IndexEntry(ByTag, tag)).Append(new IndexEntry(ByOwner, note.Owner)));

    private static readonly DocumentType<Note> OtherNotes = new("other-note", note => [new(ByOwner, note.Owner)]);

    private IDocumentStore? _store;

    private protected IDocumentStore Store => _store ?? throw new InvalidOperationException("Not opened yet.");

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    private protected abstract Task<IDocumentStore> OpenAsync();

    private protected abstract ValueTask CloseAsync();

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_id_that_was_never_written_is_not_found() =>
        Assert.Null(await Store.FindAsync(Notes, "nobody", Cancel));

    [Fact]
    public async Task What_was_inserted_is_found_with_version_one()
    {
        var note = Some("ann") with { At = Instant.FromUtc(2026, 10, 25, 1, 30).PlusNanoseconds(100), Price = 12.30m };
        await Store.CommitAsync(Changes.None.Insert(Notes, "n1", note), Cancel);
        var found = await Store.FindAsync(Notes, "n1", Cancel);
        Assert.NotNull(found);
        Assert.Equal(("n1", 1L), (found.Id, found.Version));
        Assert.Equal((note.At, note.Price, note.Owner), (found.Value.At, found.Value.Price, found.Value.Owner));
        Assert.Equal("12.30", found.Value.Price.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Types_do_not_share_ids_or_indexes()
    {
        await Store.CommitAsync(Changes.None.Insert(Notes, "n1", Some("ann")).Insert(OtherNotes, "n1", Some("bob")), Cancel);
        Assert.Equal("bob", (await Store.FindAsync(OtherNotes, "n1", Cancel))?.Value.Owner);
        Assert.Empty(await Store.ListAsync(OtherNotes, IndexRange.Exactly(ByOwner, "ann"), 10, Cancel));
    }

    [Fact]
    public async Task A_second_insert_of_one_id_is_refused_and_changes_nothing()
    {
        await Insert("n1", Some("ann"));
        var refused = await Assert.ThrowsAsync<DuplicateDocumentException>(() => Insert("n1", Some("bob")));
        Assert.Equal(new DocumentKey("note", "n1"), refused.Key);
        Assert.Equal("ann", (await Store.FindAsync(Notes, "n1", Cancel))?.Value.Owner);
    }

    [Fact]
    public async Task An_update_raises_the_version_by_one()
    {
        await Insert("n1", Some("ann"));
        var first = await Load("n1");
        await Store.CommitAsync(Changes.None.Update(Notes, first, first.Value with { Owner = "bob" }), Cancel);
        var second = await Load("n1");
        Assert.Equal((2L, "bob"), (second.Version, second.Value.Owner));
    }

    [Fact]
    public async Task A_second_writer_with_the_same_version_is_refused()
    {
        await Insert("n1", Some("ann"));
        var read = await Load("n1");
        await Store.CommitAsync(Changes.None.Update(Notes, read, Some("bob")), Cancel);
        var refused = await Assert.ThrowsAsync<StaleWriteException>(
            () => Store.CommitAsync(Changes.None.Update(Notes, read, Some("cal")), Cancel));
        Assert.Equal(new DocumentKey("note", "n1"), refused.Key);
        Assert.Equal("bob", (await Load("n1")).Value.Owner);
    }

    [Fact]
    public async Task An_update_or_delete_of_a_deleted_document_is_stale()
    {
        await Insert("n1", Some("ann"));
        var read = await Load("n1");
        await Store.CommitAsync(Changes.None.Delete(Notes, read), Cancel);
        Assert.Null(await Store.FindAsync(Notes, "n1", Cancel));
        await Assert.ThrowsAsync<StaleWriteException>(
            () => Store.CommitAsync(Changes.None.Update(Notes, read, Some("bob")), Cancel));
        await Assert.ThrowsAsync<StaleWriteException>(
            () => Store.CommitAsync(Changes.None.Delete(Notes, read), Cancel));
    }

    [Fact]
    public async Task A_delete_with_an_old_version_is_stale()
    {
        await Insert("n1", Some("ann"));
        var read = await Load("n1");
        await Store.CommitAsync(Changes.None.Update(Notes, read, Some("bob")), Cancel);
        await Assert.ThrowsAsync<StaleWriteException>(
            () => Store.CommitAsync(Changes.None.Delete(Notes, read), Cancel));
        Assert.Equal("bob", (await Load("n1")).Value.Owner);
    }

    [Fact]
    public async Task A_refused_change_takes_all_others_of_its_commit_with_it()
    {
        await Insert("kept", Some("ann"));
        await Insert("stale", Some("ann"));
        var (kept, stale) = (await Load("kept"), await Load("stale"));
        await Store.CommitAsync(Changes.None.Update(Notes, stale, Some("bob")), Cancel);
        var all = Changes.None.Insert(Notes, "new", Some("cal")).Update(Notes, kept, Some("cal")).Update(Notes, stale, Some("cal"));
        await Assert.ThrowsAsync<StaleWriteException>(() => Store.CommitAsync(all, Cancel));
        Assert.Null(await Store.FindAsync(Notes, "new", Cancel));
        Assert.Equal("ann", (await Load("kept")).Value.Owner);
        Assert.Empty(await Store.ListAsync(Notes, IndexRange.Exactly(ByOwner, "cal"), 10, Cancel));
    }

    [Fact]
    public async Task Of_32_writers_with_one_version_exactly_one_wins()
    {
        await Insert("n1", Some("nobody"));
        for (var round = 1; round <= 5; round++)
        {
            var read = await Load("n1");
            var writers = Enumerable.Range(0, 32).Select(i => Task.Run(() => Wins(
                Changes.None.Update(Notes, read, Some($"w{i}")).Insert(Notes, $"r{round}-w{i}", Some("mark")))));
            Assert.Single(await Task.WhenAll(writers), won => won);
            Assert.Equal(round + 1L, (await Load("n1")).Version);
            Assert.Equal(round, (await Store.ListAsync(Notes, IndexRange.Exactly(ByOwner, "mark"), 99, Cancel)).Count);
        }
    }

    [Fact]
    public async Task Of_32_inserts_of_one_id_exactly_one_wins()
    {
        var writers = Enumerable.Range(0, 32)
            .Select(i => Task.Run(() => Wins(Changes.None.Insert(Notes, "n1", Some($"w{i}")))));
        Assert.Single(await Task.WhenAll(writers), won => won);
        Assert.Equal(1L, (await Load("n1")).Version);
    }

    [Fact]
    public async Task Nothing_to_write_is_no_error()
    {
        await Store.CommitAsync(Changes.None, Cancel);
        Assert.Empty(await Store.ListAsync(Notes, IndexRange.All(ByOwner), 1, Cancel));
    }

    [Fact]
    public async Task A_cancelled_commit_that_has_not_begun_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.CommitAsync(Changes.None.Insert(Notes, "n1", Some("ann")), cancelled.Token));
        Assert.Null(await Store.FindAsync(Notes, "n1", Cancel));
    }

    private async Task<bool> Wins(Changes changes)
    {
        try
        {
            await Store.CommitAsync(changes, Cancel);
            return true;
        }
        catch (StaleWriteException)
        {
            return false;
        }
        catch (DuplicateDocumentException)
        {
            return false;
        }
    }

    private protected static Note Some(string owner, params string[] tags) =>
        new(owner, tags, Instant.FromUtc(2026, 11, 2, 9, 0), 95.00m);

    private protected Task Insert(string id, Note note) =>
        Store.CommitAsync(Changes.None.Insert(Notes, id, note), Cancel);

    private protected async Task<Stored<Note>> Load(string id)
    {
        var found = await Store.FindAsync(Notes, id, Cancel);
        Assert.NotNull(found);
        return found;
    }

    private protected sealed record Note(string Owner, IReadOnlyList<string> Tags, Instant At, decimal Price)
    {
        public string? Text { get; init; }
    }
}
