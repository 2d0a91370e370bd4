using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Desk.Storage;

/// <summary>How one kind of document is written, and where it is listed. One static instance per kind.</summary>
public sealed class DocumentType<T> where T : class
{
    private readonly Func<T, IEnumerable<IndexEntry>> _entries;
    private readonly JsonTypeInfo<T> _json;

    /// <param name="name">1 to 40 lower-case letters, digits and hyphens; never changed once documents exist.</param>
    /// <param name="entries">Where a document is listed; no entry, one or several for each index.</param>
    /// <param name="json">How a document is written; null is <see cref="DeskJson"/>.</param>
    public DocumentType(string name, Func<T, IEnumerable<IndexEntry>>? entries = null, JsonTypeInfo<T>? json = null)
    {
        Name = StorageText.RequireName(name);
        _entries = entries ?? (static _ => []);
        _json = json ?? (JsonTypeInfo<T>)DeskJson.Options.GetTypeInfo(typeof(T));
    }

    public string Name { get; }

    /// <summary>UTF-8 JSON.</summary>
    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, _json);

    /// <param name="body">UTF-8 JSON.</param>
    /// <exception cref="JsonException">The text is not a document of this type.</exception>
    public T Read(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, _json) ?? throw new JsonException($"A stored {Name} is null.");

    /// <summary>The document's entries without repetitions.</summary>
    /// <exception cref="ArgumentException">A value is too long or holds a character that cannot be stored.</exception>
    public IReadOnlyList<IndexEntry> EntriesOf(T value)
    {
        var entries = _entries(value).Distinct().ToArray();
        foreach (var entry in entries)
            StorageText.RequireIndexValue(entry.Value);
        return entries;
    }
}
