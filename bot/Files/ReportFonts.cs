using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace SupportBot.Bot.Files;

/// <summary>The program's own typeface for pages and pictures, so that they look the same on every machine.</summary>
internal sealed class ReportFonts : IFontResolver
{
    private const string Family = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> Regular = new(() => Read("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Read("DejaVuSans-Bold.ttf"));
    private static readonly Lazy<ReportFonts> Registered = new(Register);

    private ReportFonts()
    {
    }

    /// <summary>Makes charts use the typeface; the first call does it.</summary>
    public static void UseInCharts() => _ = Registered.Value;

    /// <summary>The typeface in a size, in points; the caller disposes it.</summary>
    public static SKFont Of(float size, bool bold) => new(bold ? Bold.Value : Regular.Value, size) { Subpixel = true };

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => (bold ? Bold : Regular).Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        (weight >= FontWeight.SemiBold ? Bold : Regular).Value;

    private static ReportFonts Register()
    {
        var fonts = new ReportFonts();
        Fonts.FontResolvers.Insert(0, fonts);
        Fonts.Default = Family;
        return fonts;
    }

    private static SKTypeface Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SupportBot.Bot.Files." + name)
            ?? throw new FileNotFoundException("The program lacks a font.", name);
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
