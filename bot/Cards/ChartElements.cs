using SupportBot.Dialogs;

namespace SupportBot.Bot.Cards;

/// <summary>A chart that Teams draws itself; other clients show the picture, and without one the description.</summary>
public sealed record BarChart(string Title, string YAxisTitle, IReadOnlyList<ChartValue> Data) : CardElement
{
    public string ColorSet { get; } = "categorical";

    /// <summary>Shown by clients that do not know the element.</summary>
    public required CardElement Fallback { get; init; }
}

/// <summary>One bar.</summary>
public sealed record ChartValue(string X, decimal Y);

public sealed record CardImage(string Url, string AltText) : CardElement
{
    public string Size { get; } = "Stretch";
}

/// <summary>Renders charts.</summary>
internal static class ChartElements
{
    /// <summary>Values are shown with two decimals.</summary>
    private const int Decimals = 2;

    public static IEnumerable<CardElement> Of(Block.Chart chart)
    {
        var words = new TextBlock(CardText.Escape(chart.Alt)) { IsSubtle = true };
        yield return new BarChart(CardText.Plain(chart.Title), CardText.Plain(chart.Unit), [.. chart.Bars.Select(ValueOf)])
        {
            Fallback = chart.Picture is { } url ? new CardImage(url, CardText.Plain(chart.Alt)) : words,
        };
        if (chart.Picture is not null) yield return words;
    }

    private static ChartValue ValueOf(Bar bar) =>
        new(CardText.Plain(bar.Label), decimal.Round(bar.Value, Decimals, MidpointRounding.AwayFromZero));
}
