using System.Globalization;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public abstract partial class DocumentStoreContract
{
    /// <summary>What was told to be written is there for everybody from then on, however much is written beside it.</summary>
    [Fact]
    public async Task A_reader_never_finds_a_document_older_than_what_was_told_to_be_written()
    {
        const int documents = 6;
        const int updates = 40;
        var told = new long[documents];
        using var done = new CancellationTokenSource();
        for (var i = 0; i < documents; i++)
        {
            await Store.CommitAsync(Changes.None.Insert(Notes, Name(i), Some("0")), Cancel);
            told[i] = 1;
        }

        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(() => ReadAsync(reader), Cancel)).ToList();
        await Task.WhenAll(Enumerable.Range(0, documents).Select(i => Task.Run(() => WriteAsync(i), Cancel)));
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.All(told, version => Assert.Equal(updates + 1, version));

        async Task WriteAsync(int i)
        {
            for (var n = 1; n <= updates; n++)
            {
                var stored = await Store.FindAsync(Notes, Name(i), Cancel);
                Assert.Equal(n, stored?.Version);
                Assert.Equal(Text(n - 1), stored?.Value.Owner);
                await Store.CommitAsync(Changes.None.Update(Notes, stored!, stored!.Value with { Owner = Text(n) }), Cancel);
                Volatile.Write(ref told[i], n + 1);
            }
        }

        async Task<int> ReadAsync(int reader)
        {
            var reads = 0;
            do
            {
                var i = (reader + reads) % documents;
                var atLeast = Volatile.Read(ref told[i]);
                var stored = await Store.FindAsync(Notes, Name(i), Cancel);
                Assert.True(stored?.Version >= atLeast, $"version {stored?.Version} after {atLeast} was told");
                Assert.Equal(Text((int)stored!.Version - 1), stored.Value.Owner);
                reads++;
                await Task.Yield();
            }
            while (!done.IsCancellationRequested);
            return reads;
        }

        static string Name(int i) => "n" + Text(i);

        static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>That there was no document when somebody asked says nothing of later.</summary>
    [Fact]
    public async Task A_document_that_was_asked_for_in_vain_is_found_as_soon_as_it_was_told_to_be_written()
    {
        const int notes = 60;
        var told = 0;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(ReadAsync, Cancel)).ToList();
        for (var i = 0; i < notes; i++)
        {
            Assert.Null(await Store.FindAsync(Notes, Name(i), Cancel));
            await Store.CommitAsync(Changes.None.Insert(Notes, Name(i), Some("ann")), Cancel);
            Volatile.Write(ref told, i + 1);
            var stored = await Store.FindAsync(Notes, Name(i), Cancel);
            Assert.NotNull(stored);
            if (i % 2 == 0) continue;
            await Store.CommitAsync(Changes.None.Delete(Notes, stored), Cancel);
            Assert.Null(await Store.FindAsync(Notes, Name(i), Cancel));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));

        async Task<int> ReadAsync()
        {
            var reads = 0;
            do
            {
                var latest = Volatile.Read(ref told);
                for (var i = Math.Max(0, latest - 3); i < Math.Min(notes, latest + 3); i++)
                {
                    var stored = await Store.FindAsync(Notes, Name(i), Cancel);
                    if (i < latest && i % 2 == 0) Assert.NotNull(stored);
                }

                reads++;
                await Task.Yield();
            }
            while (!done.IsCancellationRequested);
            return reads;
        }

        static string Name(int i) => "later" + i.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A list that was read before is not what is there now.</summary>
    [Fact]
    public async Task A_list_never_misses_what_was_told_to_be_written()
    {
        const int notes = 40;
        var told = 0;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(ReadAsync, Cancel)).ToList();
        for (var i = 0; i < notes; i++)
        {
            await Store.CommitAsync(Changes.None.Insert(Notes, "n" + i.ToString("D3", CultureInfo.InvariantCulture), Some("ann")), Cancel);
            Volatile.Write(ref told, i + 1);
            Assert.Equal(Math.Min(i + 1, 15), (await ListAsync(15)).Count);
        }

        foreach (var stored in await ListAsync(notes))
        {
            await Store.CommitAsync(Changes.None.Update(Notes, stored, stored.Value with { Owner = "bob" }), Cancel);
            Assert.DoesNotContain(await ListAsync(5), note => note.Id == stored.Id);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Empty(await ListAsync(5));

        Task<IReadOnlyList<Stored<Note>>> ListAsync(int limit) => Store.ListAsync(Notes, IndexRange.Exactly(ByOwner, "ann"), limit, Cancel);

        async Task<int> ReadAsync()
        {
            var reads = 0;
            do
            {
                var atLeast = Math.Min(Volatile.Read(ref told), 15);
                var found = await ListAsync(15);
                if (Volatile.Read(ref told) < notes) Assert.True(found.Count >= atLeast, $"{found.Count} of {atLeast}");
                reads++;
                await Task.Yield();
            }
            while (!done.IsCancellationRequested);
            return reads;
        }
    }
}
