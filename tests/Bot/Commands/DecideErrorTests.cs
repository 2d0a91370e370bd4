using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Bot.Commands;
using SupportBot.Desk.Coverage;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Bot.Commands;

/// <summary>Every error that an input of <c>decide</c> can have, each brought about in at least two ways.</summary>
public sealed class DecideErrorTests
{
    private static readonly string Books = Path.Combine(Repository.Root, "tests", "Desk", "Vectors", "books");

    private const string Ticket = """
        {"client":"acme","tickets":[{"id":"T1","openedAt":"2026-03-10T09:00:00Z","requester":"u1","service":"m365","priority":"P3","entries":[{"id":"e1","start":"2026-03-10T09:00:00Z","end":"2026-03-10T10:00:00Z","role":"technician","workType":"remote"}]}]}
        """;

    [Theory]
    [InlineData("tickets[0].openedAt", null, "missing")]
    [InlineData("tickets[0].entries[0].end", "null", "missing")]
    [InlineData("tickets[0].colour", "1", "unknown-key")]
    [InlineData("tickets[0].entries[0].note", "null", "unknown-key")]
    [InlineData("tickets[0].authorised", "5", "wrong-type")]
    [InlineData("tickets", "{}", "wrong-type")]
    [InlineData("tickets[0].entries[0].minutes", "\"5\"", "wrong-type")]
    [InlineData("tickets[0].priority", "\"P5\"", "not-allowed")]
    [InlineData("tickets[0].id", "\"a b\"", "not-allowed")]
    [InlineData("tickets[0].entries[0].workType", "\"phone\"", "not-allowed")]
    [InlineData("tickets[0].authorised", "\"-1.00\"", "out-of-range")]
    [InlineData("tickets[0].entries[0].minutes", "61", "out-of-range")]
    [InlineData("tickets[0].openedAt", "\"2026-03-10T09:00:30Z\"", "precision")]
    [InlineData("tickets[0].authorised", "\"1.005\"", "precision")]
    [InlineData("tickets[0].entries[0].minutes", "5.5", "precision")]
    [InlineData("tickets[0].authorised", "\"1,00\"", "bad-number")]
    [InlineData("tickets[0].authorised", "\"ten\"", "bad-number")]
    [InlineData("tickets[0].openedAt", "\"2026-02-30T09:00:00Z\"", "bad-instant")]
    [InlineData("tickets[0].entries[0].start", "\"2026-03-10 09:00\"", "bad-instant")]
    [InlineData("tickets[0].entries[0].start", "\"2026-03-10T09:00:00+01:00\"", "bad-instant")]
    [InlineData("tickets[0].entries[0].end", "\"2026-03-10T09:00:00Z\"", "order")]
    [InlineData("tickets[0].entries[0].end", "\"2026-03-10T08:59:00Z\"", "order")]
    [InlineData("tickets[0].contract", "\"nobody\"", "unknown-ref")]
    [InlineData("tickets[0].mergedInto", "\"T1\"", "conflict")]
    public void An_edit_of_settle_gives_this_error_there(string path, string? json, string code)
    {
        var input = JsonNode.Parse(Ticket)!;
        Set(input, path, json);
        Assert.Equal((code, "input." + path), ErrorOf(input, "example"));
    }

    [Theory]
    [InlineData("tickets[1]", """{"id":"T1","openedAt":"2026-03-10T09:00:00Z","requester":"u1","service":"m365","priority":"P3"}""", "duplicate-id", "tickets[1].id")]
    [InlineData("tickets[0].entries[1]", """{"id":"e1","start":"2026-03-10T11:00:00Z","end":"2026-03-10T12:00:00Z","role":"technician","workType":"remote"}""", "duplicate-id", "tickets[0].entries[1].id")]
    [InlineData("ledger", """[{"contract":"none","grant":"g","remaining":"1"}]""", "unknown-ref", "ledger[0].contract")]
    [InlineData("priorIncidents", """[{"key":"T0","contract":"none","includedUsed":0}]""", "unknown-ref", "priorIncidents[0].contract")]
    [InlineData("ledger", """[{"contract":"M1","grant":"g","remaining":"1"}]""", "conflict", "ledger[0].contract")]
    [InlineData("tickets[0].entries[0].minutes", "30", "missing", "tickets[0].entries[0].reason")]
    [InlineData("recurring", """{"month":"2026-13","counts":[{"from":"2026-03-01"}]}""", "bad-date", "recurring.month")]
    [InlineData("recurring", """{"month":"2026-03","counts":[{"from":"2026-03-32"}]}""", "bad-date", "recurring.counts[0].from")]
    [InlineData("recurring", """{"month":"2026-03","counts":[]}""", "out-of-range", "recurring.counts")]
    [InlineData("recurring", """{"month":"2026-03","counts":[{"from":"2026-03-02"},{"from":"2026-03-02"}]}""", "order", "recurring.counts")]
    public void A_change_of_settle_gives_this_error_elsewhere(string path, string json, string code, string where)
    {
        var input = JsonNode.Parse(Ticket)!;
        Set(input, path, json);
        Assert.Equal((code, "input." + where), ErrorOf(input, "example"));
    }

    [Fact]
    public void The_untouched_input_is_decided()
    {
        var output = new ArrayBufferWriter<byte>();
        var line = new JsonObject { ["id"] = "x", ["book"] = "example", ["input"] = JsonNode.Parse(Ticket) }.ToJsonString();
        Assert.True(new DecisionFrame(SettleDecision.Decide, new NamedBooks(Books)).Answer(Encoding.UTF8.GetBytes(line), output));
    }

    private static (string?, string?) ErrorOf(JsonNode input, string book)
    {
        var output = new ArrayBufferWriter<byte>();
        var line = new JsonObject { ["id"] = "x", ["book"] = book, ["input"] = input }.ToJsonString();
        Assert.False(new DecisionFrame(SettleDecision.Decide, new NamedBooks(Books)).Answer(Encoding.UTF8.GetBytes(line), output));
        var error = JsonNode.Parse(output.WrittenSpan)!["error"]!;
        return ((string?)error["code"], (string?)error["path"]);
    }

    private static void Set(JsonNode root, string path, string? json)
    {
        var keys = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = root;
        foreach (var key in keys[..^1]) node = key[0] == '[' ? node[int.Parse(key[1..^1], System.Globalization.CultureInfo.InvariantCulture)]! : node[key]!;
        if (keys[^1][0] == '[') node.AsArray().Add(JsonNode.Parse(json!));
        else if (json is null) node.AsObject().Remove(keys[^1]);
        else node[keys[^1]] = JsonNode.Parse(json);
    }
}
