using System.Buffers;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Forms of texts, ids and yes/no.</summary>
public static class TextForms
{
    private const int LongestId = 64;

    private static readonly SearchValues<char> IdStarts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@-");

    /// <summary>Any text but an empty one.</summary>
    public static Form<string> Text { get; } = new("", ["a text"], static (Node node, ref string value) =>
    {
        if (node is not TextNode text) return ErrorCode.WrongType;
        if (text.Value.Length == 0) return ErrorCode.NotAllowed;
        value = text.Value;
        return null;
    });

    /// <summary><c>[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}</c></summary>
    public static Form<string> Id { get; } = OfId(orAny: false);

    /// <summary>An id or <c>*</c>.</summary>
    public static Form<string> IdOrAny { get; } = OfId(orAny: true);

    public static Form<bool> Flag { get; } = new(false, ["true", "false"], static (Node node, ref bool value) =>
    {
        if (node is not BoolNode flag) return ErrorCode.WrongType;
        value = flag.Value;
        return null;
    });

    public static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && IdStarts.Contains(text[0]) && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    private static Form<string> OfId(bool orAny) => new(
        "",
        orAny ? ["an id: [A-Za-z0-9][A-Za-z0-9._:@-]{0,63}", "*"] : ["an id: [A-Za-z0-9][A-Za-z0-9._:@-]{0,63}"],
        (Node node, ref string value) =>
        {
            if (node is not TextNode text) return ErrorCode.WrongType;
            if (!IsId(text.Value) && !(orAny && text.Value == "*")) return ErrorCode.NotAllowed;
            value = text.Value;
            return null;
        });
}
