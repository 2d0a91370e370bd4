namespace SupportBot.Desk.Storage;

/// <summary>The name of an index: 1 to 40 lower-case letters, digits and hyphens.</summary>
public readonly record struct IndexName
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The name has another form.</exception>
    public IndexName(string value) => _value = StorageText.RequireName(value);

    public string Value => _value ?? throw new InvalidOperationException("An index name was used without a value.");

    public override string ToString() => _value ?? string.Empty;
}
