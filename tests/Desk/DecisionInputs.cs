using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk;

/// <summary>Runs a decision on JSON text, as the command line does for one line.</summary>
internal static class DecisionInputs
{
    private const string Text = """
        {"book": 1, "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
         "provider": {"rateCard": "RC", "defaultContract": "TM"},
         "calendars": [{"id": "o", "windows": {"mon": ["08:00-12:00", "13:00-18:00"]}}, {"id": "never", "windows": {}}],
         "rateCards": [{"id": "RC", "rates": [{"rate": "100.00"}]}],
         "services": [{"id": "s", "users": 10}, {"id": "t", "calendar": "never"}],
         "slaPolicies": [
           {"id": "p", "calendar": "o", "reopenDays": 1, "targets": [
             {"priority": "P1", "response": 10, "resolution": 20},
             {"priority": "P3", "response": 60, "resolution": 600}]},
           {"id": "never", "calendar": "never", "targets": [{"priority": "P1", "response": 10, "resolution": 20}]}],
         "contracts": [
           {"id": "TM", "client": "*", "kind": "time-and-materials", "from": "2020-01-01", "calendar": "o"}]}
        """;

    private static readonly ContractBook Book =
        Assert.IsType<BookReading.Complete>(ContractBookReader.Read(Encoding.UTF8.GetBytes(Text))).Book;

    public static JsonObject Result(Decide decide, string json) =>
        Assert.IsType<DecideAnswer.Decided>(Run(decide, json)).Result;

    /// <summary>Code and path, as in <c>order input.until</c>.</summary>
    public static string Error(Decide decide, string json)
    {
        var error = Assert.IsType<DecideAnswer.Refused>(Run(decide, json)).Error;
        return $"{error.Code.Name()} {error.Path}";
    }

    private static DecideAnswer Run(Decide decide, string json)
    {
        var parsed = Assert.IsType<ParsedText.Document>(JsonNodes.Parse(Encoding.UTF8.GetBytes(json)));
        return decide(Book, new DocumentReader(parsed.Root, "input"));
    }
}
