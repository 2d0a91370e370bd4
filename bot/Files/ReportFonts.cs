using System.Reflection;
using PdfSharp.Fonts;
using ScottPlot;

namespace SupportBot.Bot.Files;

/// <summary>The program's own typeface for pages and pictures, so that they look the same on every machine.</summary>
internal sealed class ReportFonts : IFontResolver, ScottPlot.IFontResolver
{
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<ReportFonts> One = new(Register);

    private readonly byte[] _regular = Read("DejaVuSans.ttf");
    private readonly byte[] _bold = Read("DejaVuSans-Bold.ttf");

    private ReportFonts()
    {
    }

    /// <summary>Makes both libraries use the typeface; the first call does it.</summary>
    public static void Use() => _ = One.Value;

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "bold" : "regular");

    public byte[] GetFont(string faceName) => faceName == "bold" ? _bold : _regular;

    public SkiaSharp.SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => TypefaceOf(bold);

    public SkiaSharp.SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        TypefaceOf(weight >= FontWeight.SemiBold);

    private SkiaSharp.SKTypeface TypefaceOf(bool bold)
    {
        using var data = SkiaSharp.SKData.CreateCopy(bold ? _bold : _regular);
        return SkiaSharp.SKTypeface.FromData(data);
    }

    private static ReportFonts Register()
    {
        var fonts = new ReportFonts();
        GlobalFontSettings.FontResolver = fonts;
        Fonts.FontResolvers.Insert(0, fonts);
        Fonts.Default = Family;
        return fonts;
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SupportBot.Bot.Files." + name)
            ?? throw new FileNotFoundException("The program lacks a font.", name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
