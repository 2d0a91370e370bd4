namespace SupportBot.Dialogs;

/// <summary>Cuts text without splitting a character that is made of two.</summary>
public static class TextCut
{
    /// <summary>The first <paramref name="length"/> characters at most.</summary>
    public static string To(string text, int length)
    {
        if (text.Length <= length) return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
