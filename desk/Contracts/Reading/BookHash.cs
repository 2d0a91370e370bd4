using System.Security.Cryptography;
using System.Text.Json;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>
/// The hash of what a book says: SHA-256 over one JSON text with sorted keys and plain numbers. Comments, the order of
/// keys, YAML or JSON, and keys that are null make no difference; the text of holiday files does.
/// </summary>
internal static class BookHash
{
    /// <param name="root">The book.</param>
    /// <param name="files">Texts of the files that the book names, in its order.</param>
    public static string Of(Node root, IReadOnlyList<string> files)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            Write(writer, root);
            foreach (var file in files) writer.WriteStringValue(file);
            writer.WriteEndArray();
        }
        return Convert.ToHexStringLower(hash.Hash ?? []);
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key)))
                {
                    if (entry.Value is NullNode) continue;
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }
                writer.WriteEndObject();
                const int most = 1 << 20;
                if (writer.BytesPending > most) writer.Flush();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case TextNode text:
                writer.WriteStringValue(text.Value);
                break;
            case NumberNode { Value: { } number }:
                writer.WriteNumberValue(number.Value);
                break;
            case BoolNode flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
