namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Bounds that keep a hostile text from costing more memory than its size explains.</summary>
public static class TextLimits
{
    /// <summary>Most bytes of one document: a book of 50,000 clients fits.</summary>
    public const int Bytes = 48_000_000;

    /// <summary>Levels of lists and maps.</summary>
    public const int Depth = 256;

    /// <summary>Values that are written in one document; each costs some hundred bytes of memory.</summary>
    public const int Nodes = 5_000_000;

    /// <summary>Errors that are kept of one document; the rest of a hopeless text is not reported.</summary>
    public const int Errors = 100_000;

    /// <summary>Nodes that YAML aliases may add to those that are written.</summary>
    public const long AliasedNodes = 1_000_000;

    internal const string TooLarge = "the text is larger than 48,000,000 bytes";

    internal const string TooDeep = "lists and maps are nested more than 256 deep";

    internal const string TooManyNodes = "the text has more than 5,000,000 values";

    internal const string TooManyAliases = "aliases repeat more than 1,000,000 values";
}
