using System.Collections.Immutable;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Contracts;

/// <summary>Reads a contract book whole: a book without a single error, or every error of it.</summary>
public static class ContractBookReader
{
    /// <summary>First part of every path.</summary>
    public const string RootName = "book";

    /// <summary>Reads YAML or JSON as it stands on disk. Never throws for any bytes.</summary>
    /// <param name="findFile">Finds holiday files; null when the book does not come from disk.</param>
    public static BookReading Read(ReadOnlySpan<byte> utf8, FindBookFile? findFile = null) => YamlNodes.Parse(utf8) switch
    {
        ParsedText.Document document => Read(document.Root, findFile),
        ParsedText.Broken broken => new BookReading.Refused(
            [new InputError(broken.Line, "", ErrorCode.Syntax, broken.Reason, ["one YAML 1.2 or JSON document in UTF-8"])]),
        _ => throw new InvalidOperationException("A text is a document or broken."),
    };

    /// <summary>Reads a document that is parsed already, for example a book inside an input line.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, FindBookFile?)"/>
    public static BookReading Read(Node root, FindBookFile? findFile = null)
    {
        var reader = new DocumentReader(root, RootName);
        var draft = BookShape.Read(reader);
        if (!reader.IsClean) return Refused(reader);
        BookChecks.Check(reader, draft);
        var files = ImmutableArray.CreateBuilder<string>();
        var calendars = WithHolidays(reader, draft, findFile ?? (_ => new BookFile.Refused()), files);
        if (!reader.IsClean) return Refused(reader);
        return new BookReading.Complete(new ContractBook(draft.Content with
        {
            Calendars = calendars,
            Hash = BookHash.Of(root, files),
        }));
    }

    private static BookReading.Refused Refused(DocumentReader reader) =>
        reader.FirstError is { } first ? new(reader.AllErrors) { First = first } : new(reader.AllErrors);

    private static ImmutableArray<SupportCalendar> WithHolidays(
        DocumentReader reader, BookDraft draft, FindBookFile findFile, ImmutableArray<string>.Builder files)
    {
        var calendars = ImmutableArray.CreateBuilder<SupportCalendar>();
        for (var i = 0; i < draft.Calendars.Length; i++)
        {
            var list = reader.Place.Key("calendars").Item(i).Key("holidays");
            var rules = ImmutableArray.CreateBuilder<HolidayRule>();
            for (var j = 0; j < draft.Calendars[i].Holidays.Length; j++)
            {
                var holiday = draft.Calendars[i].Holidays[j];
                if (holiday.Date is { } date) rules.Add(new HolidayRule(date, holiday.Name, holiday.From, holiday.To));
                if (holiday.File is not { } path) continue;
                rules.AddRange(FromFile(reader, list.Item(j).Key("file"), findFile(path), files));
            }
            calendars.Add(draft.Calendars[i].Calendar with { Holidays = rules.ToImmutable() });
        }
        return calendars.ToImmutable();
    }

    private static ImmutableArray<HolidayRule> FromFile(
        DocumentReader reader, Place place, BookFile file, ImmutableArray<string>.Builder files)
    {
        switch (file)
        {
            case BookFile.Found found:
                files.Add(found.Text);
                switch (HolidayFiles.Read(found.Text))
                {
                    case HolidayFile.DaysOff days:
                        return days.Rules;
                    case HolidayFile.Faulty faulty:
                        reader.Report(place, faulty.Code, faulty.Reason);
                        break;
                }
                break;
            case BookFile.Unreadable:
                reader.Report(place, ErrorCode.UnknownRef, "the file cannot be read");
                break;
            default:
                reader.Report(place, ErrorCode.NotAllowed, "only files in the folder of a book on disk, or below, are read");
                break;
        }
        return [];
    }
}
