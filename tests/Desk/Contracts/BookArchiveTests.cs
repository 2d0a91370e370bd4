using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Contracts;

public sealed class BookArchiveTests
{
    private static readonly ImmutableSortedDictionary<string, string> NoFiles = ImmutableSortedDictionary<string, string>.Empty;

    private static readonly Instant Now = Some.TuesdayMorning;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_are_kept_in_their_order_and_the_last_is_in_force()
    {
        var archive = new BookArchive(new InMemoryDocumentStore());
        Assert.Null(await archive.LoadAsync(Cancel));
        var first = Book("\"a\"");
        var second = Book("\"b\"");
        Assert.Equal(BookImport.Imported, await ImportAsync(archive, first));
        Assert.Equal(BookImport.Imported, await ImportAsync(archive, second));
        var versions = await archive.LoadAsync(Cancel);
        Assert.Equal(("b", 0, 1, 1), (versions?.Current.Version, versions?.OrderOf(first.Book.Hash), versions?.OrderOf(second.Book.Hash), versions?.OrderOf("unknown")));
        Assert.Equal(second.Book.Hash, await archive.LatestAsync(Cancel));
    }

    [Fact]
    public async Task A_version_names_one_text_for_ever()
    {
        var archive = new BookArchive(new InMemoryDocumentStore());
        var first = Book("\"a\"");
        await ImportAsync(archive, first);
        Assert.Equal(BookImport.InForceAlready, await ImportAsync(archive, first));
        var other = Book("\"a\"", ("rateCards[0].minimum", "45"));
        Assert.Equal(BookImport.VersionTaken, await ImportAsync(archive, other));
        await ImportAsync(archive, Book("\"b\""));
        Assert.Equal(BookImport.WasInForceBefore, await ImportAsync(archive, first));
    }

    [Fact]
    public void Differences_are_named_by_id_with_both_values()
    {
        var before = SampleBook.With("version", "\"a\"");
        var after = SampleBook.With("rateCards[0].minimum", "45");
        var found = BookDifference.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        Assert.Contains(found, d => d.Path.StartsWith("rateCards[", StringComparison.Ordinal) && d.Path.EndsWith("].minimum", StringComparison.Ordinal) && d.After == "45");
        Assert.Empty(BookDifference.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(before)));
        var gone = BookDifference.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(SampleBook.With("version", null)));
        Assert.Contains(gone, d => d is { Path: "version", Before: "a", After: null });
    }

    private static (ContractBook Book, string Text) Book(string version, params (string Path, string Json)[] edits)
    {
        var root = SampleBook.Json();
        root["version"] = System.Text.Json.Nodes.JsonNode.Parse(version);
        foreach (var (path, json) in edits) if (path == "rateCards[0].minimum") root["rateCards"]![0]!["minimum"] = System.Text.Json.Nodes.JsonNode.Parse(json);
        var text = root.ToJsonString();
        return (Assert.IsType<BookReading.Complete>(SampleBook.Read(text)).Book, text);
    }

    private static Task<BookImport> ImportAsync(BookArchive archive, (ContractBook Book, string Text) book) =>
        archive.ImportAsync(book.Book, book.Text, NoFiles, Now, Cancel);
}
