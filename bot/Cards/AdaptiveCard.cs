using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Cards;

/// <summary>The part of the Adaptive Cards 1.5 schema that the bot uses, typed; serialised by <see cref="CardJson"/>.</summary>
public sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";

    /// <summary>What a client shows that cannot render the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What a screen reader says first.</summary>
    public string? Speak { get; init; }

    /// <summary>Asked for by the client by itself, for the reader's own current card.</summary>
    public CardRefresh? Refresh { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

/// <summary>Without ids of readers it goes for all of a conversation of up to 60.</summary>
public sealed record CardRefresh(CardAction Action);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(CardImage), "Image")]
[JsonDerivedType(typeof(BarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputNumber), "Input.Number")]
[JsonDerivedType(typeof(InputChoiceSet), "Input.ChoiceSet")]
public abstract record CardElement;

public sealed record TextBlock(string Text) : CardElement
{
    public bool Wrap { get; } = true;

    public string? Weight { get; init; }

    public string? Size { get; init; }

    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public string? Style { get; init; }

    public string? Spacing { get; init; }
}

public sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

public sealed record CardFact(string Title, string Value);

public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public string? Style { get; init; }

    public bool? Bleed { get; init; }
}

public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    public bool FirstRowAsHeader { get; } = true;

    public bool ShowGridLines { get; } = true;
}

public sealed record TableColumn(int Width);

public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = "TableRow";
}

public sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "TableCell";
}

public sealed record InputText(string Id, string Label) : CardElement
{
    public bool IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }

    public string? Value { get; init; }
}

public sealed record InputNumber(string Id, string Label) : CardElement
{
    public bool IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }
}

public sealed record InputChoiceSet(string Id, string Label, IReadOnlyList<CardChoice> Choices) : CardElement
{
    public string? Value { get; init; }

    public bool IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    public string Style { get; } = "compact";
}

public sealed record CardChoice(string Title, string Value);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
public abstract record CardAction(string Title);

public sealed record ExecuteAction(string Title, string Verb, IReadOnlyDictionary<string, string> Data) : CardAction(Title)
{
    /// <summary>For clients older than Action.Execute; arrives as a message and is read the same way.</summary>
    public SubmitAction? Fallback { get; init; }

    /// <summary>Which inputs are checked and sent: <c>auto</c> (default) or <c>none</c>.</summary>
    public string? AssociatedInputs { get; init; }
}

public sealed record OpenUrlAction(string Title, string Url) : CardAction(Title);

public sealed record SubmitAction(string Title, IReadOnlyDictionary<string, string> Data) : CardAction(Title);

public sealed record ShowCardAction(string Title, AdaptiveCard Card) : CardAction(Title);

/// <summary>Writes cards: camel case, nothing for what is absent, emoji and umlauts as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>The card as a JSON element, ready for an attachment or an invoke response.</summary>
    public static JsonElement Write(AdaptiveCard card) => JsonSerializer.SerializeToElement(card, Default.AdaptiveCard);
}
