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
}
