using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk.Contracts.Reading;

public sealed class DocumentReaderTests
{
    private static readonly MapKeys Keys = new("id", "at", "amount", "kind", "rows", "extra");
    private static readonly MapKeys RowKeys = new("date", "minutes");
    private static readonly Form<int> Kinds = Choices.Of(("one", 1), ("two", 2));

    [Fact]
    public void A_right_document_is_read_without_errors()
    {
        var reader = Reader("""{"id":"a","at":"2026-03-09T08:00:00Z","amount":"1.50","kind":"two","rows":[{"date":"2026-03-01"}]}""");

        var read = Read(reader);

        Assert.True(reader.IsClean);
        Assert.Equal(("a", 1.50m, 2), (read.Id, read.Amount, read.Kind));
        Assert.Equal(new Row(new LocalDate(2026, 3, 1), 7), Assert.Single(read.Rows));
    }

    [Fact]
    public void Errors_come_depth_first_unknown_keys_before_declared_ones_in_their_order()
    {
        var reader = Reader("""
            {"zeta": 1,
             "rows": [{"minutes": 61}, 5, {"date": "2026-02-30", "omega": null}],
             "kind": 3,
             "at": "2026-03-09T08:00:30Z",
             "alpha": null}
            """);

        Read(reader);

        Assert.Equal("unknown-key input.zeta", Short(reader.FirstError));
        Assert.Equal(
            [
                "1 missing input.amount", "1 missing input.id", "1 unknown-key input.zeta", "2 missing input.rows[0].date",
                "2 out-of-range input.rows[0].minutes", "2 wrong-type input.rows[1]", "2 bad-date input.rows[2].date",
                "2 unknown-key input.rows[2].omega", "3 wrong-type input.kind", "4 precision input.at", "5 unknown-key input.alpha",
            ],
            reader.AllErrors.Select(e => $"{e.Line} {Short(e)}"));
    }

    [Fact]
    public void A_document_that_is_no_map_is_one_error_at_its_root()
    {
        var reader = Reader("[1]");

        Read(reader);

        Assert.Equal(["wrong-type input"], reader.AllErrors.Select(Short));
    }

    [Fact]
    public void A_cross_check_finds_its_line_by_its_place_or_by_the_nearest_parent_that_is_written()
    {
        var reader = Reader("{\n\"rows\": [\n{},\n{\"date\":\n\"2026-03-01\"}]}");

        reader.Report(reader.Place.Key("rows").Item(1).Key("date"), ErrorCode.Order);
        reader.Report(reader.Place.Key("rows").Item(1).Key("pool").Key("periodic"), ErrorCode.Missing);
        reader.Report(reader.Place.Key("none").Key("deeper"), ErrorCode.Missing);

        Assert.Equal([1, 4, 4], reader.AllErrors.Select(e => e.Line));
    }

    [Fact]
    public void Every_error_names_its_key_and_says_what_is_accepted()
    {
        var reader = Reader("""{"id":"a","at":"2026-03-09T08:00:00Z","amount":5,"kind":"three"}""");

        Read(reader);

        Assert.Equal(["amount", "kind"], reader.AllErrors.Select(e => e.Message.Split(' ')[0]));
        Assert.Equal(["one", "two"], reader.AllErrors[1].Accepted);
    }

    [Fact]
    public void Keys_read_out_of_their_declared_order_are_a_bug_that_is_seen_at_once()
    {
        var reader = Reader("""{"id":"a","at":null}""");

        Assert.Throws<InvalidOperationException>(
            () => reader.Root.Map(Keys, map => (map["at"].IsGiven, map["id"].IsGiven)));
    }

    private static DocumentReader Reader(string json) =>
        new(Assert.IsType<ParsedText.Document>(JsonNodes.Parse(Encoding.UTF8.GetBytes(json))).Root, "input");

    private static Sample Read(DocumentReader reader) => reader.Root.Map(Keys, map => new Sample(
        map["id"].Required(TextForms.Id),
        map["at"].Required(DateForms.WholeMinute),
        map["amount"].Required(NumberForms.MoneyText),
        map["kind"].Or(Kinds, 1),
        map["rows"].List(item => item.Map(RowKeys, row => new Row(
            row["date"].Required(DateForms.Date), row["minutes"].Or(NumberForms.Whole(0, 60), 7))))));

    private static string Short(InputError? error) => error is null ? "" : $"{error.Code.Name()} {error.Path}";

    private sealed record Sample(string Id, Instant At, decimal Amount, int Kind, ImmutableArray<Row> Rows);

    private sealed record Row(LocalDate Date, long Minutes);
}
