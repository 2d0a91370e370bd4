using System.Collections.Immutable;
using NodaTime.Text;

namespace SupportBot.Dialogs.Manager;

/// <summary>One question for figures, as a button, a link or a digest keeps it. Whoever answers checks who may ask it.</summary>
public sealed record Ask
{
    private static readonly LocalDatePattern Iso = LocalDatePattern.Iso;

    public required Topic Topic { get; init; }

    public required Period Period { get; init; }

    /// <summary>What it is compared with; null is the period before.</summary>
    public Period? Against { get; init; }

    /// <summary>Client id; empty for the desk's own figures over all clients.</summary>
    public required string ClientId { get; init; }

    /// <summary>Service id; null for all.</summary>
    public string? Service { get; init; }

    /// <summary>Site id of the client; null for all.</summary>
    public string? Site { get; init; }

    /// <summary>Words that the cause has to contain; null for all.</summary>
    public string? Cause { get; init; }

    /// <summary>The fields of a button or link, without those that are not set.</summary>
    public ImmutableSortedDictionary<string, string> Data => new (string Key, string? Value)[]
    {
        ("topic", Topic.ToString()), ("from", Iso.Format(Period.From)), ("until", Iso.Format(Period.Until)), ("client", ClientId),
        ("vsfrom", Against is { } a ? Iso.Format(a.From) : null), ("vsuntil", Against is { } b ? Iso.Format(b.Until) : null),
        ("service", Service), ("site", Site), ("cause", Cause),
    }.Where(d => !string.IsNullOrEmpty(d.Value)).ToImmutableSortedDictionary(d => d.Key, d => d.Value ?? "", StringComparer.Ordinal);

    /// <summary>The question behind fields that may be forged; null when they make none.</summary>
    public static Ask? Read(Func<string, string> field)
    {
        if (!Enum.TryParse<Topic>(field("topic"), out var topic) || !Enum.IsDefined(topic)) return null;
        if (PeriodOf(field("from"), field("until")) is not { } period) return null;
        return new Ask
        {
            Topic = topic,
            Period = period,
            Against = PeriodOf(field("vsfrom"), field("vsuntil")),
            ClientId = field("client"),
            Service = NullIfEmpty(field("service")),
            Site = NullIfEmpty(field("site")),
            Cause = NullIfEmpty(field("cause")),
        };
    }

    private static Period? PeriodOf(string from, string until) =>
        Iso.Parse(from) is { Success: true, Value: var first } && Iso.Parse(until) is { Success: true, Value: var end }
        && first < end && first.Year >= 2000 && end.Year <= 2100 && NodaTime.Period.DaysBetween(first, end) <= 4_000
            ? new Period(first, end)
            : null;

    private static string? NullIfEmpty(string text) => text.Length is 0 or > 100 ? null : text;
}
