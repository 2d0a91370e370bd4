using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Cards;

/// <summary>Turns a channel-neutral card into an Adaptive Card. Decides nothing.</summary>
public static class CardRenderer
{
    /// <summary>Name of the field in a fallback's data that carries the verb.</summary>
    public const string VerbField = "verb";

    /// <summary>Stands between the id of a field and the number of its form.</summary>
    public const char FormMark = '~';

    /// <summary>Longest text of one element; longer words are cut so that a card stays below the channel's size.</summary>
    private const int LongestText = 4_000;

    public static AdaptiveCard Render(Card card)
    {
        var body = new List<CardElement> { Headline(card) };
        body.AddRange(card.Blocks.SelectMany(Elements));
        return new AdaptiveCard
        {
            Body = body,
            Actions = card.Buttons.IsEmpty ? null : [.. card.Buttons.Select((button, i) => Action(WithOwnIds(button, i, card.Buttons)))],
            Refresh = card.Refresh is { } fresh ? new CardRefresh(new ExecuteAction(fresh.Title, fresh.Verb, fresh.Data)) : null,
            FallbackText = Cut(TextTwin.Of(card)),
            Speak = CardText.Plain(card.Title),
        };
    }

    /// <summary>The form that a button asks for, as a card of its own.</summary>
    public static AdaptiveCard RenderForm(Button button) => new()
    {
        Body = [.. button.Inputs.Select(InputElement)],
        Actions = [Execute(button, null)],
    };

    private static TextBlock Headline(Card card) => new(Cut(CardText.Escape(card.Title)))
    {
        Weight = "Bolder",
        Size = "Medium",
        Style = "heading",
        Color = card.Accent switch
        {
            Accent.Good => "Good",
            Accent.Warning => "Warning",
            Accent.Attention => "Attention",
            Accent.Plain => null,
        },
    };

    private static IEnumerable<CardElement> Elements(Block block) => block switch
    {
        Block.Line line =>
        [
            new TextBlock(Cut(CardText.Escape(line.Text)))
            {
                Weight = line.Tone == Tone.Strong ? "Bolder" : null,
                IsSubtle = line.Tone == Tone.Subtle ? true : null,
            },
        ],
        Block.Facts facts => [new FactSet([.. facts.Items.Select(f => new CardFact(CardText.Escape(f.Name), Cut(CardText.Escape(f.Value))))])],
        Block.Steps steps => steps.Items.Select((step, i) => new TextBlock(Cut(CardText.Numbered(i + 1, step))) { Spacing = i == 0 ? null : "Small" }),
        Block.Table table => [TableOf(table)],
        Block.Chart chart => ChartElements.Of(chart),
        _ => throw new InvalidOperationException($"No element for {block.GetType().Name}."),
    };

    private static Table TableOf(Block.Table table) => new(
        [.. table.Columns.Select(_ => new TableColumn(1))],
        [Row(table.Columns, "Bolder"), .. table.Rows.Select(row => Row(row, null))]);

    private static TableRow Row(ImmutableList<string> cells, string? weight) =>
        new([.. cells.Select(cell => new TableCell([new TextBlock(Cut(CardText.Escape(cell))) { Weight = weight }]))]);

    /// <summary>
    /// Ids of fields are unique in the whole card, forms included: a form whose field another form has too says which form
    /// it is.
    /// </summary>
    private static Button WithOwnIds(Button button, int index, ImmutableList<Button> all)
    {
        var taken = all.Take(index).SelectMany(b => b.Inputs).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return taken.Overlaps(button.Inputs.Select(i => i.Id))
            ? button with { Inputs = [.. button.Inputs.Select(i => i with { Id = i.Id + FormMark + index.ToString(CultureInfo.InvariantCulture) })] }
            : button;
    }

    private static CardAction Action(Button button) => button switch
    {
        { Url: { } url } => new OpenUrlAction(button.Title, url),
        { Inputs.IsEmpty: true } => Execute(button, "none"),
        _ => new ShowCardAction(button.Title, RenderForm(button)),
    };

    private static ExecuteAction Execute(Button button, string? associatedInputs) => new(button.Title, button.Verb, button.Data)
    {
        AssociatedInputs = associatedInputs,
        Fallback = new SubmitAction(button.Title, button.Data.Add(VerbField, button.Verb)),
    };

    private static CardElement InputElement(Input input) => input switch
    {
        Input.TextField text => new InputText(text.Id, text.Label)
        {
            IsRequired = text.Required,
            ErrorMessage = text.Required ? text.Label : null,
            IsMultiline = text.Multiline ? true : null,
            MaxLength = text.MaxLength,
            Value = text.Value,
        },
        Input.Number number => new InputNumber(number.Id, number.Label)
        {
            IsRequired = number.Required,
            ErrorMessage = number.Required ? number.Label : null,
            Min = number.Min,
            Max = number.Max,
        },
        Input.Choice choice => new InputChoiceSet(choice.Id, choice.Label, [.. choice.Options.Select(o => new CardChoice(o.Title, o.Value))])
        {
            IsRequired = choice.Required,
            ErrorMessage = choice.Required ? choice.Label : null,
            Value = choice.Value,
        },
        _ => throw new InvalidOperationException($"No element for {input.GetType().Name}."),
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
}
