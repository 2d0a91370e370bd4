namespace SupportBot.Knowledge.Articles;

/// <summary>Something wrong in an article's file.</summary>
/// <param name="File">Name as it was given, normally relative to the folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">What is wrong and what is expected, in English, for the author of the file.</param>
/// <param name="Fault">The kind of it, for forms that say it in the author's language.</param>
/// <param name="Field">Key of the front matter that it is about; empty for the body and for all others.</param>
public sealed record ArticleError(string File, int Line, string Message, ArticleFault Fault = ArticleFault.Unreadable, string Field = "")
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>What can be wrong in an article.</summary>
public enum ArticleFault
{
    /// <summary>The file or its front matter cannot be read.</summary>
    Unreadable,

    /// <summary>A field has to be filled in.</summary>
    Missing,

    /// <summary>A field holds something else than a text.</summary>
    NoText,

    /// <summary>A field has no such value.</summary>
    NoChoice,

    /// <summary>No whole number, or one out of its range.</summary>
    NoMinutes,

    NoDate,

    /// <summary>The body has no section with the steps.</summary>
    NoSteps,

    /// <summary>That section has no numbered list.</summary>
    NoNumberedSteps,
}
