using System.Text;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Checks that come before any grammar: size, UTF-8, characters that no text holds.</summary>
internal static class TextBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    public static ReadOnlySpan<byte> WithoutBom(ReadOnlySpan<byte> text) => text.StartsWith(Bom) ? text[3..] : text;

    /// <summary>The text, or why it is none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out ParsedText.Broken? broken)
    {
        broken = null;
        try
        {
            var text = Strict.GetString(bytes);
            var at = text.AsSpan().IndexOfAny(Refused);
            if (at < 0) return text;
            broken = new ParsedText.Broken(1 + text.AsSpan(0, at).Count('\n'), "a control character stands in the text");
        }
        catch (DecoderFallbackException e)
        {
            broken = new ParsedText.Broken(1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n'), "the text is not UTF-8");
        }
        return null;
    }

    // C0 controls but tab, line feed and carriage return; U+0000 would end the YAML scanner's text unseen.
    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r'])]);
}
