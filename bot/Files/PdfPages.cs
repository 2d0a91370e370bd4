using SkiaSharp;

namespace SupportBot.Bot.Files;

/// <summary>A4 pages that fill from top to bottom; a new one begins when the next thing does not fit. Lengths are points.</summary>
internal sealed class PdfPages : IDisposable
{
    public const float Margin = 50;
    public const float Width = PageWidth - (2 * Margin);

    private const float PageWidth = 595;
    private const float PageHeight = 842;
    private const float Foot = 40;
    private const float Bottom = PageHeight - Margin - Foot;
    private const float CellSize = 8.5f;
    private const float CellPadding = 4;

    /// <summary>Distance of two lines as a part of the letters' height.</summary>
    private const float LineHeight = 1.3f;

    private static readonly SKColor Ink = new(0x20, 0x20, 0x20);
    private static readonly SKColor Quiet = new(0x60, 0x60, 0x60);

    private readonly string _title;
    private readonly string _footer;
    private readonly List<SKPicture> _finished = [];
    private SKPictureRecorder _recorder = new();
    private SKCanvas _page;

    /// <param name="footer">On every page, beside its number.</param>
    public PdfPages(string title, string footer)
    {
        (_title, _footer) = (title, footer);
        _page = _recorder.BeginRecording(new SKRect(0, 0, PageWidth, PageHeight));
        Top = Margin;
    }

    /// <summary>Where the next thing is drawn.</summary>
    public float Top { get; private set; }

    /// <summary>Words over the whole width, wrapped; a paragraph that does not fit begins on the next page.</summary>
    public void Words(string text, float size, bool bold = false, float after = 6, bool quiet = false)
    {
        using var font = ReportFonts.Of(size, bold);
        var lines = TextWrap.Lines(text, font, Width);
        Keep(lines.Count * size * LineHeight);
        Top = Draw(lines, font, Margin, Top, quiet ? Quiet : Ink) + after;
    }

    /// <summary>One row of cells; the row is as high as its highest cell.</summary>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<float> widths, bool heading)
    {
        using var font = ReportFonts.Of(CellSize, heading);
        var wrapped = cells.Select((cell, i) => TextWrap.Lines(cell, font, widths[i] - (2 * CellPadding))).ToList();
        var height = (wrapped.Max(w => w.Count) * CellSize * LineHeight) + (2 * CellPadding);
        Keep(height);
        using var ground = new SKPaint { Color = heading ? new SKColor(0xEE, 0xEE, 0xF6) : SKColors.White };
        using var rule = new SKPaint { Color = new SKColor(0xC8, 0xC8, 0xC8), StrokeWidth = 0.5f };
        if (heading) _page.DrawRect(Margin, Top, Width, height, ground);
        var left = Margin;
        for (var i = 0; i < cells.Count; i++)
        {
            Draw(wrapped[i], font, left + CellPadding, Top + CellPadding, Ink);
            left += widths[i];
        }

        _page.DrawLine(Margin, Top + height, Margin + Width, Top + height, rule);
        Top += height;
    }

    /// <summary>A picture over the whole width.</summary>
    public void Picture(byte[] png)
    {
        using var image = SKImage.FromEncodedData(png);
        var height = Width * image.Height / image.Width;
        Keep(height);
        _page.DrawImage(image, new SKRect(Margin, Top, Margin + Width, Top + height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        Top += height + 8;
    }

    public void Space(float height) => Top += height;

    /// <summary>Starts a new page when less than this is left.</summary>
    public void Keep(float height)
    {
        if (Top + height > Bottom && Top > Margin) Turn();
    }

    public void Turn()
    {
        _finished.Add(_recorder.EndRecording());
        _recorder.Dispose();
        _recorder = new SKPictureRecorder();
        _page = _recorder.BeginRecording(new SKRect(0, 0, PageWidth, PageHeight));
        Top = Margin;
    }

    /// <summary>The file, with the footer and the number on every page.</summary>
    public byte[] Save()
    {
        Turn();
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = _title, Creator = "SupportBot", RasterDpi = 200 }))
        {
            for (var i = 0; i < _finished.Count; i++)
            {
                var canvas = document.BeginPage(PageWidth, PageHeight);
                canvas.DrawPicture(_finished[i]);
                Footer(canvas, $"{i + 1} / {_finished.Count}");
                document.EndPage();
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    public void Dispose()
    {
        foreach (var picture in _finished) picture.Dispose();
        _recorder.Dispose();
    }

    private float Draw(IReadOnlyList<string> lines, SKFont font, float left, float top, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var line in lines)
        {
            _page.DrawText(line, left, top + font.Size, SKTextAlign.Left, font, paint);
            top += font.Size * LineHeight;
        }

        return top;
    }

    private void Footer(SKCanvas canvas, string number)
    {
        using var font = ReportFonts.Of(7.5f, bold: false);
        using var paint = new SKPaint { Color = Quiet, IsAntialias = true };
        canvas.DrawText(_footer, Margin, PageHeight - Margin, SKTextAlign.Left, font, paint);
        canvas.DrawText(number, PageWidth - Margin, PageHeight - Margin, SKTextAlign.Right, font, paint);
    }
}
