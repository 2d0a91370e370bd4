using System.Text;
using SupportBot.Bot.Commands;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Tests.Desk.Contracts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Commands;

public sealed class BookFilesTests
{
    private const string Calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nEND:VEVENT\nEND:VCALENDAR\n";

    [Theory]
    [InlineData("days.ics")]
    [InlineData("./sub/../days.ics")]
    [InlineData("sub/more.ics")]
    public void A_file_in_the_books_folder_or_below_is_found(string path)
    {
        using var folder = Sample();

        Assert.IsType<BookFile.Found>(BookFiles.Beside(Path.Combine(folder.Path, "books", "book.yaml"))(path));
    }

    [Theory]
    [InlineData("../secret.ics")]
    [InlineData("sub/../../secret.ics")]
    [InlineData("/etc/passwd")]
    [InlineData("link.ics")]
    [InlineData("out/secret.ics")]
    [InlineData("../books-too/days.ics")]
    [InlineData("a\0b")]
    public void A_file_outside_the_folder_is_refused_by_whatever_way(string path)
    {
        using var folder = Sample();

        Assert.IsType<BookFile.Refused>(BookFiles.Beside(Path.Combine(folder.Path, "books", "book.yaml"))(path));
    }

    [Theory]
    [InlineData("none.ics")]
    [InlineData("sub")]
    public void A_file_that_is_not_there_is_unreadable(string path)
    {
        using var folder = Sample();

        Assert.IsType<BookFile.Unreadable>(BookFiles.Beside(Path.Combine(folder.Path, "books", "book.yaml"))(path));
    }

    [Fact]
    public void The_same_book_is_valid_from_disk_and_has_an_error_inline()
    {
        using var folder = Sample();
        var text = SampleBook.With("calendars[0].holidays[0]", "{\"file\": \"days.ics\"}");
        var path = folder.Write("books/book.yaml", text);

        Assert.IsType<BookReading.Complete>(new NamedBooks(Path.GetDirectoryName(path)!).Find("book"));
        var inline = Assert.IsType<BookReading.Refused>(ContractBookReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("not-allowed book.calendars[0].holidays[0].file", $"{inline.First.Code.Name()} {inline.First.Path}");
    }

    [Fact]
    public void A_check_prints_one_object_with_file_line_path_code_message_and_accepted()
    {
        var reading = SampleBook.Read(SampleBook.With("currency", "\"JPY\""));

        var shown = BookCommand.Show(reading, "books/é.yaml");

        Assert.StartsWith(
            """{"ok":false,"errors":[{"file":"books/é.yaml","line":1,"path":"book.currency","code":"not-allowed","message":"currency""",
            shown, StringComparison.Ordinal);
        Assert.Contains("\"accepted\":[\"AUD\",\"BRL\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_a_valid_book_prints_what_it_holds() => Assert.Matches(
        """^\{"ok":true,"version":"2026-03","hash":"[0-9a-f]{64}","contracts":6,"clients":2\}$""",
        BookCommand.Show(SampleBook.Read(SampleBook.Text), "x"));

    private static TemporaryFolder Sample()
    {
        var folder = new TemporaryFolder();
        folder.Write("books/days.ics", Calendar);
        folder.Write("books/sub/more.ics", Calendar);
        folder.Write("books-too/days.ics", Calendar);
        folder.Write("elsewhere/secret.ics", Calendar);
        var secret = folder.Write("secret.ics", Calendar);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "books", "link.ics"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "books", "out"), Path.Combine(folder.Path, "elsewhere"));
        return folder;
    }
}
