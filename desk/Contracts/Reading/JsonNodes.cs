using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads JSON into nodes. A key twice in any object is an error.</summary>
public static class JsonNodes
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = TextLimits.Depth };

    /// <summary>Never throws for any bytes; memory is bounded by <see cref="TextLimits.Bytes"/>.</summary>
    public static ParsedText Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > TextLimits.Bytes) return new ParsedText.Broken(1, TextLimits.TooLarge);
        var text = TextBytes.WithoutBom(utf8);
        var builder = new Builder(text);
        try
        {
            var reader = new Utf8JsonReader(text, Options);
            reader.Read();
            var root = builder.Value(ref reader);
            // Reads on to the end: anything after the value but white space is an error.
            reader.Read();
            return new ParsedText.Document(root);
        }
        catch (JsonException e)
        {
            return new ParsedText.Broken(1 + (int)(e.LineNumber ?? 0), "this is not JSON");
        }
        catch (InvalidOperationException)
        {
            return new ParsedText.Broken(builder.Line, "a text is not valid Unicode");
        }
        catch (BrokenTextException e)
        {
            return new ParsedText.Broken(e.Line, e.Message) { IsFinal = true };
        }
    }

    private ref struct Builder(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
        private long _counted;
        private int _written;

        public int Line { get; private set; } = 1;

        public Node Value(ref Utf8JsonReader reader)
        {
            var line = LineAt(reader.TokenStartIndex);
            if (++_written > TextLimits.Nodes) throw new BrokenTextException(line, TextLimits.TooManyNodes);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Map(ref reader, line),
                JsonTokenType.StartArray => List(ref reader, line),
                JsonTokenType.String => new TextNode(line, reader.GetString() ?? ""),
                JsonTokenType.Number => new NumberNode(line, Numeral.Parse(Encoding.UTF8.GetString(reader.ValueSpan))),
                JsonTokenType.True or JsonTokenType.False => new BoolNode(line, reader.GetBoolean()),
                _ => new NullNode(line),
            };
        }

        private ListNode List(ref Utf8JsonReader reader, int line)
        {
            var items = ImmutableArray.CreateBuilder<Node>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
            return new ListNode(line, items.DrainToImmutable());
        }

        private MapNode Map(ref Utf8JsonReader reader, int line)
        {
            var entries = new MapEntries();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var keyLine = LineAt(reader.TokenStartIndex);
                var key = Known(reader.GetString() ?? "");
                if (entries.Has(key)) throw BrokenTextException.SecondKey(keyLine, key);
                reader.Read();
                entries.Add(new MapEntry(key, keyLine, Value(ref reader)));
            }
            return new MapNode(line, entries.ToImmutable());
        }

        // The same few keys occur in every client and contract: one string each.
        private readonly string Known(string key)
        {
            if (_keys.TryGetValue(key, out var known)) return known;
            if (_keys.Count < 1_000) _keys.Add(key, key);
            return key;
        }

        private int LineAt(long position)
        {
            Line += _text[(int)_counted..(int)position].Count((byte)'\n');
            _counted = position;
            return Line;
        }
    }
}
