namespace SupportBot.Knowledge.Articles;

/// <summary>Something wrong in an article's file.</summary>
/// <param name="File">Name as it was given, normally relative to the folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">What is wrong and what is expected, in English, for the author of the file.</param>
public sealed record ArticleError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
