using NodaTime;
using SupportBot.Desk.Files;

namespace SupportBot.Tests.Storage;

/// <summary>Bytes of files come back as they were, from every database.</summary>
public abstract partial class DocumentStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(FileContents.PartBytes)]
    [InlineData((2 * FileContents.PartBytes) + 1)]
    public async Task A_files_bytes_come_back_as_they_were(int size)
    {
        var (contents, bytes) = (new FileContents(Store), SomeBytes(size));
        var file = Of(await contents.WriteAsync("F-1", bytes, Cancel));
        Assert.Equal(bytes, await contents.ReadAsync(file, Cancel));
        Assert.Null(await contents.ReadAsync(file with { Id = "F-2" }, Cancel));
        Assert.Null(await contents.ReadAsync(file with { Hash = "00" }, Cancel));
    }

    [Fact]
    public async Task A_file_that_is_fetched_again_after_a_crash_replaces_its_parts()
    {
        var contents = new FileContents(Store);
        await contents.WriteAsync("F-1", SomeBytes(3 * FileContents.PartBytes), Cancel);
        var again = SomeBytes(FileContents.PartBytes + 7);
        var file = Of(await contents.WriteAsync("F-1", again, Cancel));
        Assert.Equal(2, file.Parts);
        Assert.Equal(again, await contents.ReadAsync(file, Cancel));
    }

    private static byte[] SomeBytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(((i * 31) ^ (i >> 8)) & 255))];

    private static StoredFile Of(FileSum sum) => new()
    {
        Id = "F-1",
        PersonId = "t/p",
        SenderName = "Emil",
        Name = "a.png",
        Type = "image/png",
        SentAt = Instant.FromUtc(2026, 11, 24, 9, 0),
        State = FileState.Stored,
        Size = sum.Size,
        Hash = sum.Hash,
        Parts = sum.Parts,
    };
}
