using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Desk.Contracts;

/// <summary>Whatever is done to a valid book, reading it ends in a book or in at least one error, never in an exception.</summary>
public sealed class BookRobustnessTests
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "0.001", "1e300", "\"\"", "\"x\"", "\"*\"", "\"2026-02-30\"", "\"2026-01-01\"", "\"25:00-26:00\"",
        "\"00:00-24:00\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"id\":\"x\"}", "\"acme\"", "\"TM\"", "\"F\"", "\"H\"", "\"unlimited\"",
        "\"9999-12-31\"", "\"0001-01-01\"", "999999999999999", "\"per-incident\"", "\"fixed-fee\"", "\"client\"", "\"not-offered\"",
    ];

    private static readonly string[] Pieces =
    [
        "", "\t", "\n", "  ", "&a ", "*a", "{", "}", "[", "]", ":", "- ", "\"", "'", "#", "|", ">", "?", "!", "%", "@", "`", ",", "\0",
        "\uFEFF", "---\n", "...\n", "<<: ", "!!int ",
    ];

    private static readonly string Yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Desk", "Vectors", "books", "example.yaml"));

    [Fact]
    public void Replaced_and_removed_values_never_throw() =>
        Gen.Int[0, 1_000_000].Array[1, 4].Sample(
            picks =>
            {
                var root = SampleBook.Json();
                foreach (var pick in picks) Mutate(root, pick);
                return IsSound(SampleBook.Read(root.ToJsonString()));
            },
            seed: "0000KqGqGPA2", iter: 5_000);

    [Fact]
    public void Text_that_is_cut_overwritten_or_doubled_never_throws() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 60], Gen.Int[0, Pieces.Length - 1])
            .Sample(
                (at, length, piece) =>
                {
                    var inserted = Pieces[piece];
                    at %= Yaml.Length;
                    var rest = Yaml[Math.Min(Yaml.Length, at + length)..];
                    return IsSound(SampleBook.Read(Yaml[..at] + inserted + rest))
                        && IsSound(SampleBook.Read(Yaml[..at] + inserted + Yaml[at..]))
                        && IsSound(SampleBook.Read(Yaml[..at]));
                },
                seed: "0000KqGqGPA2", iter: 5_000);

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 300].Sample(bytes => IsSound(ContractBookReader.Read(bytes)), seed: "0000KqGqGPA2", iter: 5_000);

    [Fact]
    public void Bytes_of_a_book_that_are_overwritten_never_throw() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte.Array[1, 3]).Sample(
            (at, bytes) =>
            {
                var text = Encoding.UTF8.GetBytes(Yaml);
                bytes.CopyTo(text, at % (text.Length - bytes.Length));
                return IsSound(ContractBookReader.Read(text));
            },
            seed: "0000KqGqGPA2", iter: 5_000);

    [Fact]
    public void A_book_of_a_thousand_errors_reports_every_one()
    {
        var contracts = string.Join(",", Enumerable.Range(0, 1_000).Select(
            i => $$"""{"id":"c{{i}}","client":"*","kind":"no-kind","from":"2020-01-01","calendar":"office"}"""));

        var refused = Assert.IsType<BookReading.Refused>(SampleBook.Read(SampleBook.With("contracts", $"[{contracts}]")));

        Assert.Equal(1_000, refused.Errors.Length);
    }

    private static bool IsSound(BookReading reading) => reading switch
    {
        BookReading.Complete complete => complete.Book.Contracts.Length > 0 && complete.Book.Hash.Length == 64,
        BookReading.Refused refused => refused.Errors.Length > 0
            && refused.Errors.Contains(refused.First)
            && refused.Errors.All(e => e.Line >= 1 && e.Message.Length > 0 && (e.Code == ErrorCode.Syntax) == (e.Path.Length == 0)),
        _ => false,
    };

    // Picks one value of the tree and replaces it, removes it, or copies it over a neighbour.
    private static void Mutate(JsonNode root, int pick)
    {
        var all = new List<(JsonNode Parent, string? Key, int Index)>();
        Collect(root, all);
        var (parent, key, index) = all[pick % all.Count];
        var choice = pick / all.Count % (Values.Length + 2);
        var value = choice < Values.Length ? JsonNode.Parse(Values[choice]) : null;
        if (parent is JsonArray list)
        {
            if (choice == Values.Length) list.RemoveAt(index);
            else if (choice > Values.Length) list.Add(list[index]?.DeepClone());
            else list[index] = value;
        }
        else if (choice == Values.Length) parent.AsObject().Remove(key!);
        else if (choice > Values.Length) parent["copied"] = parent[key!]?.DeepClone();
        else parent[key!] = value;
    }

    private static void Collect(JsonNode? node, List<(JsonNode, string?, int)> all)
    {
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map)
            {
                all.Add((map, key, -1));
                Collect(value, all);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                all.Add((list, null, i));
                Collect(list[i], all);
            }
        }
    }
}
