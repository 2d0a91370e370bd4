using System.Text.RegularExpressions;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary>A folder of contract books <c>NAME.yaml</c>; each is read once, when it is first asked for.</summary>
public sealed partial class NamedBooks(string folder)
{
    private readonly Dictionary<string, BookReading> _read = new(StringComparer.Ordinal);

    /// <summary>The book, or the error that a decision with this name gets.</summary>
    public BookReading Find(string name)
    {
        if (_read.TryGetValue(name, out var known)) return known;
        // Names come from the input: only those that can be files are remembered.
        return Name().IsMatch(name) ? _read[name] = Read(name) : NotThere;
    }

    private static BookReading NotThere { get; } = new BookReading.Refused(
        [new InputError(1, ContractBookReader.RootName, ErrorCode.UnknownRef, "book: there is no book of this name", ["[a-z0-9-]+"])]);

    private BookReading Read(string name)
    {
        var path = Path.Combine(folder, name + ".yaml");
        if (BookFiles.ReadBytes(path) is not { } bytes) return NotThere;
        return ContractBookReader.Read(bytes, BookFiles.Beside(path)) switch
        {
            BookReading.Refused { First: { Code: ErrorCode.Syntax } first } =>
                new BookReading.Refused([first with { Path = ContractBookReader.RootName }]),
            var reading => reading,
        };
    }

    [GeneratedRegex(@"^[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
