using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs;

/// <summary>What a card says and asks, for any channel; the bot renders it, a terminal prints its text twin.</summary>
public sealed record Card
{
    public required string Title { get; init; }

    /// <summary>Colour of the headline; never the only carrier of a meaning.</summary>
    public Accent Accent { get; init; } = Accent.Plain;

    public ImmutableList<Block> Blocks { get; init; } = [];

    /// <summary>Asked by the client by itself when the card is seen again, for the reader's current card; null is never.</summary>
    public Button? Refresh { get; init; }

    /// <summary>What a model's words on this card rest on; null when no model wrote any of them.</summary>
    public ImmutableList<Source>? Sources { get; init; }

    /// <summary>At most six; people are offered four at the most where the product chooses.</summary>
    public ImmutableList<Button> Buttons { get; init; } = [];
}

/// <summary>Something that a model's words rest on.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Extract">The part that says it.</param>
/// <param name="Url">Where it can be read; null when nowhere.</param>
public sealed record Source(string Title, string Extract, string? Url = null);

/// <summary>Colour of a headline.</summary>
public enum Accent
{
    Plain,
    Good,
    Warning,
    Attention,
}

/// <summary>One part of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Steps), "steps")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Chart), "chart")]
public abstract record Block
{
    private Block() { }

    /// <summary>A paragraph in plain words.</summary>
    public sealed record Line(string Text, Tone Tone = Tone.Normal) : Block;

    /// <summary>Name and value pairs.</summary>
    public sealed record Facts(ImmutableList<Fact> Items) : Block;

    /// <summary>Numbered steps that somebody follows.</summary>
    public sealed record Steps(ImmutableList<string> Items) : Block;

    /// <summary>Rows under column names; every row has as many cells as there are columns.</summary>
    public sealed record Table(ImmutableList<string> Columns, ImmutableList<ImmutableList<string>> Rows) : Block;

    /// <summary>Bars side by side. A client that draws no charts shows the picture, a terminal the description.</summary>
    /// <param name="Alt">What the picture shows, for those who cannot see it.</param>
    /// <param name="Unit">Name of the upright axis.</param>
    public sealed record Chart(string Title, string Alt, string Unit, ImmutableList<Bar> Bars) : Block
    {
        /// <summary>Where the picture is for this reader, for a limited time; null when there is none.</summary>
        public string? Picture { get; init; }
    }
}

public sealed record Fact(string Name, string Value);

/// <summary>One bar of a chart.</summary>
/// <param name="Value">In the unit of the chart.</param>
/// <param name="Text">The value as people read it; empty for none.</param>
public sealed record Bar(string Label, decimal Value, string Text);

/// <summary>How a paragraph is set.</summary>
public enum Tone
{
    Normal,
    Strong,
    Subtle,
}

/// <summary>Something to press.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Verb">What it asks for; see <see cref="Verbs"/>.</param>
/// <param name="Data">Ids only: everything else is read again when the button is pressed.</param>
/// <param name="Inputs">Asked for before the press is sent; empty for a plain button.</param>
[method: JsonConstructor]
public sealed record Button(
    string Title, string Verb, ImmutableSortedDictionary<string, string> Data, ImmutableList<Input> Inputs)
{
    public Button(string title, string verb, params (string Key, string Value)[] data)
        : this(title, verb, data.ToImmutableSortedDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal), [])
    {
    }

    /// <summary>Opened instead of sending the verb; null for all buttons but links.</summary>
    public string? Url { get; init; }

    /// <summary>A button that opens an address.</summary>
    public static Button Link(string title, string url) => new(title, "open") { Url = url };
}

/// <summary>A field of a form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(Number), "number")]
public abstract record Input(string Id, string Label, bool Required)
{
    /// <summary>Free text, at most <paramref name="MaxLength"/> characters.</summary>
    public sealed record TextField(string Id, string Label, bool Required, bool Multiline, int MaxLength = 2000) : Input(Id, Label, Required)
    {
        /// <summary>What stands in the field at first; null is nothing.</summary>
        public string? Value { get; init; }
    }

    /// <summary>One of a few values.</summary>
    public sealed record Choice(string Id, string Label, bool Required, ImmutableList<Option> Options) : Input(Id, Label, Required)
    {
        /// <summary>What is chosen at first; null is nothing.</summary>
        public string? Value { get; init; }
    }

    /// <summary>A whole number within limits, both included.</summary>
    public sealed record Number(string Id, string Label, bool Required, int Min, int Max) : Input(Id, Label, Required);
}

public sealed record Option(string Value, string Title);
