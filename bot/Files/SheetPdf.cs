using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Files;

/// <summary>Sheets on paper, one after the other.</summary>
public static class SheetPdf
{
    private const float TitleSize = 18;
    private const float HeadingSize = 13;
    private const float TextSize = 10;

    /// <summary>A heading and what follows at least have this much room together, in points.</summary>
    private const float Together = 90;

    /// <param name="title">On the first page.</param>
    /// <param name="footer">On every page: for whom and when.</param>
    public static byte[] Of(string title, string footer, IReadOnlyList<Sheet> sheets)
    {
        using var pages = new PdfPages(title, footer);
        pages.Words(title, TitleSize, bold: true, after: 14);
        foreach (var sheet in sheets)
        {
            pages.Keep(Together);
            if (sheet.Title != title) pages.Words(sheet.Title, HeadingSize, bold: true, after: 6);
            pages.Words(sheet.Headline, TextSize, bold: true, after: 6);
            foreach (var block in sheet.Blocks) Draw(pages, block);
            pages.Space(14);
        }

        return pages.Save();
    }

    private static void Draw(PdfPages pages, Block block)
    {
        switch (block)
        {
            case Block.Line line:
                if (line.Tone == Tone.Strong) pages.Keep(Together);
                pages.Words(line.Text, TextSize, line.Tone == Tone.Strong, 6, line.Tone == Tone.Subtle);
                break;
            case Block.Facts facts:
                foreach (var fact in facts.Items) pages.Row([fact.Name, fact.Value], [PdfPages.Width * 0.35f, PdfPages.Width * 0.65f], heading: false);
                pages.Space(8);
                break;
            case Block.Steps steps:
                for (var i = 0; i < steps.Items.Count; i++) pages.Words($"{i + 1}. {steps.Items[i]}", TextSize, after: 3);
                break;
            case Block.Table table:
                DrawTable(pages, table);
                break;
            case Block.Chart chart:
                pages.Picture(ChartPicture.Png(chart, scale: 3));
                pages.Words(chart.Alt, 8, after: 8, quiet: true);
                break;
        }
    }

    private static void DrawTable(PdfPages pages, Block.Table table)
    {
        var widths = WidthsOf(table);
        pages.Keep(Together / 2);
        pages.Row(table.Columns, widths, heading: true);
        foreach (var row in table.Rows)
        {
            var before = pages.Top;
            pages.Keep(20);
            if (pages.Top < before) pages.Row(table.Columns, widths, heading: true);
            pages.Row(row, widths, heading: false);
        }

        pages.Space(10);
    }

    /// <summary>Short columns as wide as their longest words, the others share the rest by their lengths.</summary>
    private static float[] WidthsOf(Block.Table table)
    {
        const int shortest = 6;
        const int longest = 60;
        const float letter = 5.6f;
        var lengths = table.Columns
            .Select((column, i) => Math.Clamp(table.Rows.Select(r => r[i].Length).Append(column.Length / 2).Max(), shortest, longest))
            .ToArray();
        var wanted = lengths.Select(l => (l * letter) + 10).ToArray();
        var sum = wanted.Sum();
        if (sum <= PdfPages.Width) return [.. wanted.Select(w => w / sum * PdfPages.Width)];
        var most = PdfPages.Width / wanted.Length;
        var fixedWidth = wanted.Where(w => w <= most).Sum();
        var rest = wanted.Where(w => w > most).Sum();
        return [.. wanted.Select(w => w <= most ? w : w / rest * (PdfPages.Width - fixedWidth))];
    }
}
