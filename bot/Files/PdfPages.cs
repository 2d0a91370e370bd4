using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;
using PdfSharp.Pdf;

namespace SupportBot.Bot.Files;

/// <summary>A4 pages that fill from top to bottom; a new one begins when the next thing does not fit.</summary>
internal sealed class PdfPages : IDisposable
{
    public const double Margin = 50;

    private const double Foot = 40;

    private readonly PdfDocument _document = new();
    private readonly string _footer;
    private XGraphics? _page;

    public PdfPages(string title, string footer)
    {
        ReportFonts.Use();
        _document.Info.Title = title;
        _document.Language = "en";
        _footer = footer;
        Turn();
    }

    /// <summary>Where the next thing is drawn.</summary>
    public double Top { get; private set; }

    public static double Width => PageSizeConverter.ToSize(PageSize.A4).Width - (2 * Margin);

    private static double Bottom => PageSizeConverter.ToSize(PageSize.A4).Height - Margin - Foot;

    private XGraphics Page => _page ?? throw new InvalidOperationException("There is always a page.");

    /// <summary>Words over the whole width, wrapped; a paragraph that does not fit begins on the next page.</summary>
    public void Words(string text, double size, bool bold = false, double after = 6, XBrush? brush = null)
    {
        var font = FontOf(size, bold);
        var height = HeightOf(text, font, Width);
        Keep(height);
        new XTextFormatter(Page).DrawString(text, font, brush ?? XBrushes.Black, new XRect(Margin, Top, Width, height + 4));
        Top += height + after;
    }

    /// <summary>One row of cells; the row is as high as its highest cell.</summary>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<double> widths, bool heading)
    {
        const double size = 8.5;
        var font = FontOf(size, heading);
        var height = cells.Select((cell, i) => HeightOf(cell, font, widths[i] - 8)).Max() + 7;
        Keep(height);
        if (heading) Page.DrawRectangle(new XSolidBrush(XColor.FromArgb(0xEE, 0xEE, 0xF6)), Margin, Top, Width, height);
        var left = Margin;
        for (var i = 0; i < cells.Count; i++)
        {
            new XTextFormatter(Page).DrawString(cells[i], font, XBrushes.Black, new XRect(left + 4, Top + 3, widths[i] - 8, height));
            left += widths[i];
        }

        Page.DrawLine(new XPen(XColor.FromArgb(0xCC, 0xCC, 0xCC), 0.5), Margin, Top + height, Margin + Width, Top + height);
        Top += height;
    }

    /// <summary>A picture over the whole width.</summary>
    public void Picture(byte[] png)
    {
        using var stream = new MemoryStream(png);
        using var image = XImage.FromStream(stream);
        var height = Width * image.PixelHeight / image.PixelWidth;
        Keep(height);
        Page.DrawImage(image, Margin, Top, Width, height);
        Top += height + 8;
    }

    public void Space(double height) => Top += height;

    /// <summary>Starts a new page when less than this is left, so that a heading does not stand alone.</summary>
    public void Keep(double height)
    {
        if (Top + height > Bottom) Turn();
    }

    public void Turn()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        Top = Margin;
    }

    /// <summary>The file, with the footer and the number on every page.</summary>
    public byte[] Save()
    {
        _page?.Dispose();
        _page = null;
        var font = FontOf(7.5, bold: false);
        for (var i = 0; i < _document.PageCount; i++)
        {
            using var page = XGraphics.FromPdfPage(_document.Pages[i]);
            var y = PageSizeConverter.ToSize(PageSize.A4).Height - Margin;
            page.DrawString(_footer, font, XBrushes.DimGray, new XPoint(Margin, y));
            page.DrawString($"{i + 1} / {_document.PageCount}", font, XBrushes.DimGray, new XRect(Margin, y - 9, Width, 12), XStringFormats.TopRight);
        }

        using var bytes = new MemoryStream();
        _document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        _page?.Dispose();
        _document.Dispose();
    }

    private static XFont FontOf(double size, bool bold) => new(ReportFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    /// <summary>Height of wrapped words, measured as the formatter breaks them: at blanks and line ends.</summary>
    private double HeightOf(string text, XFont font, double width)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var line = 0d;
            var blank = Page.MeasureString(" ", font).Width;
            foreach (var word in paragraph.Split(' '))
            {
                var wide = Page.MeasureString(word, font).Width;
                if (line > 0 && line + wide > width)
                {
                    lines++;
                    line = 0;
                }

                line += wide + blank;
            }
        }

        return lines * font.GetHeight();
    }
}
