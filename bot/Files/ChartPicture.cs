using ScottPlot;
using ScottPlot.TickGenerators;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Files;

/// <summary>
/// A chart as a PNG: dark on its own white ground with a frame, so that it reads on light and dark cards. Bars carry their
/// values as text and a pattern-free single colour: colour alone says nothing.
/// </summary>
public static class ChartPicture
{
    private const int Width = 900;
    private const int Height = 380;

    /// <summary>Names below the bars that fit without touching.</summary>
    private const int MostLabels = 16;

    /// <summary>Values above the bars that fit without touching.</summary>
    private const int MostValues = 12;

    private static readonly Color Ink = Color.FromHex("#242424");
    private static readonly Color BarFill = Color.FromHex("#4F52B2");

    /// <param name="scale">Dots for each point: more for paper.</param>
    public static byte[] Png(Block.Chart chart, int scale = 1)
    {
        ReportFonts.UseInCharts();
        using var plot = new Plot();
        plot.ScaleFactor = scale;
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Title(chart.Title, size: 18);
        plot.YLabel(chart.Unit, size: 14);
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Color.FromHex("#E0E0E0");
        plot.Grid.XAxisStyle.IsVisible = false;
        AddBars(plot, chart);
        plot.Axes.Bottom.TickGenerator = new NumericManual(Labels(chart));
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.SetLimitsX(-0.6, chart.Bars.Count - 0.4);
        plot.Axes.SetLimitsY(0, Top(chart));
        return plot.GetImageBytes(Width * scale, Height * scale, ImageFormat.Png);
    }

    private static void AddBars(Plot plot, Block.Chart chart)
    {
        var labelled = chart.Bars.Count(b => b.Value > 0) <= MostValues;
        var bars = chart.Bars.Select((bar, i) => new ScottPlot.Bar
        {
            Position = i,
            Value = ValueOf(bar),
            FillColor = BarFill,
            LineColor = Ink,
            LineWidth = bar.Value > 0 ? 1 : 0,
            Label = labelled && bar.Value > 0 ? bar.Text : "",
        }).ToArray();
        var drawn = plot.Add.Bars(bars);
        drawn.ValueLabelStyle.FontSize = 12;
        drawn.ValueLabelStyle.ForeColor = Ink;
    }

    private static Tick[] Labels(Block.Chart chart)
    {
        var step = (chart.Bars.Count + MostLabels - 1) / MostLabels;
        return [.. chart.Bars.Select((bar, i) => new Tick(i, step < 2 || i % step == 0 ? bar.Label : ""))];
    }

    private static double Top(Block.Chart chart) => chart.Bars.Max(ValueOf) is var most && most > 0 ? most * 1.2 : 1;

    // The drawing library takes floating point; nothing is calculated with it.
    private static double ValueOf(SupportBot.Dialogs.Bar bar) => (double)bar.Value;
}
