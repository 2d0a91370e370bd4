using System.Text;

namespace SupportBot.Dialogs;

/// <summary>The plain-text twin of a card: every fact of it, for notifications, screen readers and terminals.</summary>
public static class TextTwin
{
    /// <summary>The card without its buttons, but with its links.</summary>
    public static string Of(Card card)
    {
        var text = new StringBuilder(card.Title);
        foreach (var block in card.Blocks) Append(text, block);
        foreach (var link in card.Buttons.Where(b => b.Url is not null)) text.Append('\n').Append(link.Title).Append(": ").Append(link.Url);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Line line:
                text.Append('\n').Append(line.Text);
                break;
            case Block.Facts facts:
                foreach (var fact in facts.Items) text.Append('\n').Append(fact.Name).Append(": ").Append(fact.Value);
                break;
            case Block.Steps steps:
                for (var i = 0; i < steps.Items.Count; i++) text.Append('\n').Append(i + 1).Append(". ").Append(steps.Items[i]);
                break;
            case Block.Table table:
                text.Append('\n').AppendJoin(" | ", table.Columns);
                foreach (var row in table.Rows) text.Append('\n').AppendJoin(" | ", row);
                break;
            case Block.Chart chart:
                text.Append('\n').Append(chart.Title).Append(": ").Append(chart.Alt);
                break;
        }
    }
}
