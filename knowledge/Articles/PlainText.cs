using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Knowledge.Articles;

/// <summary>The words of parsed Markdown without its marks; a link keeps its address in brackets.</summary>
internal static class PlainText
{
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline) Append(text, inline);
        else text.Append(block.Lines.ToString());
        return text.ToString().Trim();
    }

    /// <summary>One line per paragraph, list item or code block.</summary>
    public static IEnumerable<string> Lines(Block block) => block switch
    {
        LeafBlock leaf => Of(leaf) is { Length: > 0 } text ? [text] : [],
        ContainerBlock container => container.SelectMany(Lines),
        _ => [],
    };

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case AutolinkInline auto: text.Append(auto.Url); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded); break;
                case LinkInline link: AppendLink(text, link); break;
                case ContainerInline inner: Append(text, inner); break;
            }
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link)
    {
        var start = text.Length;
        Append(text, link);
        var label = text.ToString(start, text.Length - start);
        if (!link.IsImage && link.Url is { Length: > 0 } url && url != label) text.Append(" (").Append(url).Append(')');
    }
}
