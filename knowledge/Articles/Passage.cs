using System.Collections.Frozen;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Articles;

/// <summary>The part of an article that answers a question best; one per article in a search result.</summary>
/// <param name="ArticleId">The article it is from.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Heading">Heading of the part; empty for the article's opening.</param>
/// <param name="Text">The part's whole plain text.</param>
/// <param name="Score">Orders one result list; not comparable between questions.</param>
/// <param name="Confidence">How likely the article is right for the question, 0 to 1; comparable between questions.</param>
public sealed record Passage(string ArticleId, string Title, string Heading, string Text, double Score, double Confidence)
{
    /// <summary>Stems that were asked for.</summary>
    public IReadOnlySet<string> Asked { get; init; } = FrozenSet<string>.Empty;

    /// <summary>At most about 200 characters of the text, cut at words, around the words asked for; made anew at each call.</summary>
    public Snippet Snippet() => SnippetCut.Around(Text, Asked);
}

/// <summary>A cut-out of a text with the words that were asked for marked.</summary>
/// <param name="Text">The cut-out; an ellipsis stands where something was cut off.</param>
/// <param name="Marks">Start (in) and end (out) of each marked word, as positions in <paramref name="Text"/>, ascending.</param>
public sealed record Snippet(string Text, IReadOnlyList<(int Start, int End)> Marks)
{
    /// <summary>The cut-out with the marked words between two signs, for example asterisks.</summary>
    public string Marked(string before, string after)
    {
        var result = new System.Text.StringBuilder(Text.Length + Marks.Count * (before.Length + after.Length));
        var done = 0;
        foreach (var (start, end) in Marks)
        {
            result.Append(Text, done, start - done).Append(before).Append(Text, start, end - start).Append(after);
            done = end;
        }

        return result.Append(Text, done, Text.Length - done).ToString();
    }
}
