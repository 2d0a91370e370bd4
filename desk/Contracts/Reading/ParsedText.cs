namespace SupportBot.Desk.Contracts.Reading;

/// <summary>What became of a text that should be YAML or JSON.</summary>
public abstract record ParsedText
{
    private ParsedText() { }

    /// <summary>It is one document.</summary>
    public sealed record Document(Node Root) : ParsedText;

    /// <summary>It is none.</summary>
    /// <param name="Line">1-based: of the second key, of the tab, else where reading stopped.</param>
    /// <param name="Reason">For the operator, in English.</param>
    public sealed record Broken(int Line, string Reason) : ParsedText
    {
        /// <summary>The text is JSON up to a second key or a limit: reading it as YAML would end there as well.</summary>
        public bool IsFinal { get; init; }
    }
}
