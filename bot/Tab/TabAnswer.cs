using System.Text.Json.Serialization;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Tab;

/// <summary>What the page shows: words only, no markup.</summary>
/// <param name="Choices">Answers to a question that was asked back.</param>
/// <param name="Clients">Clients that somebody of the desk can choose; empty for a client's manager.</param>
public sealed record TabAnswer(
    string Title, string Headline, IReadOnlyList<TabBlock> Blocks, IReadOnlyList<string> Choices, IReadOnlyList<TabOption> Topics,
    IReadOnlyList<TabOption> Clients, string Language)
{
    private static readonly Topic[] Shown =
        [Topic.Downtime, Topic.Services, Topic.Causes, Topic.Timeline, Topic.Tickets, Topic.Levels, Topic.Cost, Topic.Recurring, Topic.Advice, Topic.Review];

    public static TabAnswer Of(Sheet sheet, Reader reader, ContractBook book) =>
        new(sheet.Title, sheet.Headline, [.. sheet.Blocks.Select(TabBlock.Of)], [], TopicsFor(reader), ClientsFor(reader, book), reader.Culture.Name);

    public static TabAnswer Question(AskReading.Unclear unclear, Reader reader, ContractBook book) => new(
        reader.Say["Manager_Topic_" + unclear.Topic], unclear.Sentence, [], unclear.Choices, TopicsFor(reader), ClientsFor(reader, book), reader.Culture.Name);

    public static TabAnswer Refused(string sentence) => new("", sentence, [], [], [], [], "en");

    private static IReadOnlyList<TabOption> TopicsFor(Reader reader) =>
        [.. Shown.Concat(reader.Person.ClientId is null ? [Topic.Load, Topic.Gaps] : []).Select(t => new TabOption(t.ToString(), reader.Say["Manager_Topic_" + t]))];

    private static IReadOnlyList<TabOption> ClientsFor(Reader reader, ContractBook book) =>
        reader.Person.ClientId is null ? [.. book.Clients.Select(c => new TabOption(c.Id, c.Name ?? c.Id))] : [];
}

/// <summary>One part of the page.</summary>
/// <param name="Kind"><c>line</c>, <c>facts</c>, <c>steps</c>, <c>table</c> or <c>chart</c>.</param>
/// <param name="Rows">Cells of a table; pairs of facts; steps; label, value and text of bars.</param>
public sealed record TabBlock(string Kind, string Text, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static TabBlock Of(Block block) => block switch
    {
        Block.Line line => new(line.Tone == Tone.Subtle ? "note" : "line", line.Text, [], []),
        Block.Facts facts => new("facts", "", [], [.. facts.Items.Select(f => (IReadOnlyList<string>)[f.Name, f.Value])]),
        Block.Steps steps => new("steps", "", [], [.. steps.Items.Select(s => (IReadOnlyList<string>)[s])]),
        Block.Table table => new("table", "", table.Columns, [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r])]),
        Block.Chart chart => new("chart", chart.Alt, [chart.Title, chart.Unit], [.. chart.Bars.Select(b => (IReadOnlyList<string>)
            [b.Label, b.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), b.Text])]),
        _ => throw new InvalidOperationException($"No part of the page for {block.GetType().Name}."),
    };
}

/// <summary>Something to choose.</summary>
public sealed record TabOption(string Value, string Title);

/// <summary>How the page's answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TabAnswer))]
public sealed partial class TabJson : JsonSerializerContext;
