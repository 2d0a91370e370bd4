using System.Text.Json;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Desk.Contracts;

/// <summary>The public books and book checks.</summary>
public sealed class BookVectorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Desk", "Vectors");

    public static TheoryData<string> Checks => [.. Names("bookcheck")];

    public static TheoryData<string> Books => [.. Names("books")];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Every_error_of_a_checked_book_is_reported_in_order(string name)
    {
        var file = Path.Combine(Folder, "bookcheck", name + ".yaml");
        using var expected = JsonDocument.Parse(File.ReadAllText(file + ".expected.json"));

        var errors = ContractBookReader.Read(File.ReadAllBytes(file)) is BookReading.Refused refused ? refused.Errors : [];

        Assert.Equal(expected.RootElement.GetProperty("ok").GetBoolean(), errors.IsEmpty);
        Assert.Equal(
            expected.RootElement.GetProperty("errors").EnumerateArray().Select(
                e => $"{e.GetProperty("line")} {e.GetProperty("path")} {e.GetProperty("code")}"),
            errors.Select(e => $"{e.Line} {e.Path} {e.Code.Name()}"));
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void A_public_book_is_valid(string name)
    {
        var reading = ContractBookReader.Read(File.ReadAllBytes(Path.Combine(Folder, "books", name + ".yaml")));

        var book = Assert.IsType<BookReading.Complete>(reading).Book;
        Assert.NotEmpty(book.Contracts);
        Assert.Matches("^[0-9a-f]{64}$", book.Hash);
    }

    [Fact]
    public void The_example_says_the_same_in_yaml_and_json()
    {
        var yaml = Book("example.yaml");
        var json = Book("example.json");

        Assert.Equal(yaml.Hash, json.Hash);
        Assert.Equal(yaml.Version, json.Version);
        Assert.Equal(yaml.FindContract("M1")!.Fee, json.FindContract("M1")!.Fee);
        Assert.NotEqual(yaml.Hash, Book("base.yaml").Hash);
    }

    private static ContractBook Book(string name) => Assert.IsType<BookReading.Complete>(
        ContractBookReader.Read(File.ReadAllBytes(Path.Combine(Folder, "books", name)))).Book;

    private static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFiles(Path.Combine(Folder, folder), "*.yaml")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);
}
