using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Commands;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Bot.Commands;

/// <summary>Every public vector: one line in, one line out, all expected fields compared by value.</summary>
public sealed class VectorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Desk", "Vectors");
    private static readonly NamedBooks Books = new(Path.Combine(Folder, "books"));

    public static IEnumerable<TheoryDataRow<string, string>> Lines =>
        from file in (string[])["coverage", "sla", "downtime", "advisor", "errors"]
        from line in File.ReadLines(Path.Combine(Folder, file + ".ndjson"))
        let vector = JsonDocument.Parse(line).RootElement
        select new TheoryDataRow<string, string>($"{file} {vector.GetProperty("id").GetString()}", line)
        {
            TestDisplayName = $"{file} {vector.GetProperty("id").GetString()}",
        };

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void A_public_vector_is_answered_as_expected(string name, string line)
    {
        Assert.NotEmpty(name);
        using var vector = JsonDocument.Parse(line);
        var decision = DecideCommand.Decisions[vector.RootElement.GetProperty("cmd").GetString()!];
        var output = new ArrayBufferWriter<byte>();

        new DecisionFrame(decision, Books).Answer(Encoding.UTF8.GetBytes(line), output);

        using var answer = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(vector.RootElement.GetProperty("id").GetString(), answer.RootElement.GetProperty("id").GetString());
        var differences = new List<string>();
        Compare(vector.RootElement.GetProperty("expected"), answer.RootElement, "", differences);
        Assert.Empty(differences);
    }

    private static void Compare(JsonElement expected, JsonElement actual, string path, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual.ValueKind == JsonValueKind.Object:
                CompareMaps(expected, actual, path, differences);
                break;
            case JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array:
                CompareLists(expected, actual, path, differences);
                break;
            case JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number:
                if (expected.GetDecimal() != actual.GetDecimal()) differences.Add($"{path} is {actual}, not {expected}");
                break;
            default:
                if (expected.ValueKind != actual.ValueKind || expected.ToString() != actual.ToString())
                    differences.Add($"{path} is {actual}, not {expected}");
                break;
        }
    }

    private static void CompareMaps(JsonElement expected, JsonElement actual, string path, List<string> differences)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (actual.TryGetProperty(property.Name, out var value)) Compare(property.Value, value, $"{path}.{property.Name}", differences);
            else if (property.Value.ValueKind != JsonValueKind.Null) differences.Add($"{path}.{property.Name} is absent");
        }
    }

    private static void CompareLists(JsonElement expected, JsonElement actual, string path, List<string> differences)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
            differences.Add($"{path} has {actual.GetArrayLength()} items, not {expected.GetArrayLength()}: {actual}");
        foreach (var ((expectedItem, actualItem), i) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((pair, i) => (pair, i)))
            Compare(expectedItem, actualItem, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), differences);
    }
}
