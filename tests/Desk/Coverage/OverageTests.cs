using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>What an empty pool leaves over: how it is parted into lines and how its minutes are rounded.</summary>
public sealed class OverageTests
{
    private const string Shell = """
        {"book": 1, "version": "1", "currency": "EUR", "zone": "UTC",
         "provider": {"rateCard": "RC", "defaultContract": "TM"},
         "calendars": [{"id": "o", "windows": {}, "classes": [
           {"id": "evening", "days": ["mon", "tue"], "window": "18:00-22:00", "multiplier": 1.5},
           {"id": "night", "days": ["mon", "tue"], "window": "22:00-24:00", "multiplier": 3}]}],
         "rateCards": [{"id": "RC", "rates": [{"rate": "197.00"}]}],
         "services": [{"id": "s"}],
         "clients": [{"id": "c", "users": [{"id": "u"}]}],
         "contracts": [
           {"id": "TM", "client": "*", "kind": "time-and-materials", "from": "2020-01-01", "calendar": "o"},
           {"id": "P", "client": "c", "from": "2026-01-01", "calendar": "o", POOL}]}
        """;

    [Fact]
    public void Weighted_leftover_has_no_multiplier_so_the_edge_of_a_class_parts_no_line()
    {
        var lines = Lines(
            """ "kind": "hours-pool", "outside": {"rule": "draw"}, "overage": {"rate": "100.01"}, "pool": {"unit": "minutes", "periodic": {"every": "month", "quantity": 1}} """,
            "2026-03-09T21:30:00Z", "2026-03-09T22:31:00Z", "999");

        Assert.Equal(["60 1 100.01"], lines);
    }

    [Fact]
    public void Real_leftover_keeps_the_multiplier_of_each_class()
    {
        var lines = Lines(
            """ "kind": "hours-pool", "outside": {"rule": "draw"}, "overage": {"rate": "100.01", "basis": "real"}, "pool": {"unit": "minutes", "periodic": {"every": "month", "quantity": 0}} """,
            "2026-03-09T21:30:00Z", "2026-03-09T22:30:00Z", "999");

        Assert.Equal(["30 1.5 75.01", "30 3 150.02"], lines);
    }

    [Theory]
    [InlineData("465.88", "146.50")]
    public void Held_minutes_are_a_share_of_the_exact_minutes_not_of_the_shown_ones(string minutes, string authorised)
    {
        var held = Settle(
            """ "kind": "amount-pool", "outside": {"rule": "draw"}, "fees": {"callOut": "81.33", "trip": "11.99"}, "pool": {"unit": "amount", "periodic": {"every": "month", "quantity": "387.19"}} """,
            "2026-03-09T10:00:00Z", "2026-03-09T20:00:00Z", authorised)["tickets"]![0]!["held"]!;

        Assert.Equal("1529.63", (string?)held["amount"]);
        Assert.Equal(minutes, held["minutes"]!.ToJsonString());
    }

    private static List<string> Lines(string pool, string start, string end, string authorised) =>
        [.. Settle(pool, start, end, authorised)["lines"]!.AsArray().Select(line => $"{line!["minutes"]} {line["multiplier"]} {line["amount"]}")];

    private static JsonObject Settle(string pool, string start, string end, string authorised)
    {
        var text = Shell.Replace("POOL", pool, StringComparison.Ordinal);
        var book = Assert.IsType<BookReading.Complete>(ContractBookReader.Read(Encoding.UTF8.GetBytes(text))).Book;
        var json = $$"""
            {"client": "c", "tickets": [{"id": "T", "openedAt": "{{start}}", "requester": "u", "service": "s", "priority": "P3",
              "authorised": "{{authorised}}", "entries": [
                {"id": "e", "start": "{{start}}", "end": "{{end}}", "role": "r", "workType": "onsite"}]}]}
            """;
        var parsed = Assert.IsType<ParsedText.Document>(JsonNodes.Parse(Encoding.UTF8.GetBytes(json)));
        return Assert.IsType<DecideAnswer.Decided>(SettleDecision.Decide(book, new DocumentReader(parsed.Root, "input"))).Result;
    }
}
