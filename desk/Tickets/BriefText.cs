using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// A brief as an index value: client and opening first, so that a client's tickets of a span are one range. Enumerations are
/// written as their numbers, which must therefore never change.
/// </summary>
public static class BriefText
{
    /// <summary>Another layout gets another name; the tickets' upkeep then writes the values anew.</summary>
    public static readonly IndexName Index = new("brief");

    private const int Radix = 36;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Fields = 10;
    private const char StepEnd = ';';

    /// <summary>
    /// Of a ticket that does not fit only client and opening are written: whoever reads reports loads that ticket.
    /// </summary>
    public static string Write(TicketBrief brief)
    {
        var place = IndexValue.Join(brief.ClientId, IndexValue.Of(brief.OpenedAt));
        string?[] fields =
        [
            brief.RequesterId, brief.ServiceId, Letters((int)brief.Priority, (int)(brief.OpenedPriority ?? 0), (int)brief.Status),
            Since(brief.OpenedAt, brief.ResolvedAt), Since(brief.OpenedAt, brief.NotBefore), brief.Cause ?? "", brief.OutageId ?? "", StepsOf(brief),
        ];
        if (fields.Any(f => f is null || f.Contains(IndexValue.Separator, StringComparison.Ordinal))) return place;
        var value = $"{place}{IndexValue.Separator}{string.Join(IndexValue.Separator, fields)}";
        return Encoding.UTF8.GetByteCount(value) <= StorageText.LongestIndexValue ? value : place;
    }

    /// <summary>The brief behind an index entry; null when the ticket itself has to be read.</summary>
    /// <param name="known">Texts that repeat from ticket to ticket, kept once.</param>
    public static TicketBrief? Read(IndexPosition entry, HashSet<string> known)
    {
        Span<Range> parts = stackalloc Range[Fields + 1];
        var value = entry.Value.AsSpan();
        if (value.Split(parts, IndexValue.Separator) != Fields) return null;
        var opened = IndexValue.ToInstant(value[parts[1]]);
        var letters = value[parts[4]];
        return new TicketBrief
        {
            Id = entry.Id,
            ClientId = Kept(value[parts[0]], known),
            OpenedAt = opened,
            RequesterId = Kept(value[parts[2]], known),
            ServiceId = Kept(value[parts[3]], known),
            Priority = (Priority)NumberOf(letters[0]),
            OpenedPriority = letters[1] == '0' ? null : (Priority)NumberOf(letters[1]),
            Status = (TicketStatus)NumberOf(letters[2]),
            ResolvedAt = InstantOf(opened, value[parts[5]]),
            NotBefore = InstantOf(opened, value[parts[6]]),
            Cause = value[parts[7]].IsEmpty ? null : Kept(value[parts[7]], known),
            OutageId = value[parts[8]].IsEmpty ? null : value[parts[8]].ToString(),
            Steps = StepsOf(opened, value[parts[9]]),
        };
    }

    private static string Kept(ReadOnlySpan<char> text, HashSet<string> known)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var same)) return same;
        var own = text.ToString();
        known.Add(own);
        return own;
    }

    private static string? StepsOf(TicketBrief brief)
    {
        var text = new StringBuilder();
        foreach (var step in brief.Steps)
        {
            if (Since(brief.OpenedAt, step.At) is not { } at) return null;
            text.Append(at).Append(' ').Append(Letters((int)step.Step, (int)step.From, (int)step.To, (int)(step.Priority ?? 0))).Append(StepEnd);
        }

        return text.ToString();
    }

    private static ImmutableArray<BriefStep> StepsOf(Instant opened, ReadOnlySpan<char> text)
    {
        var steps = ImmutableArray.CreateBuilder<BriefStep>(text.Count(StepEnd));
        while (!text.IsEmpty)
        {
            var (space, end) = (text.IndexOf(' '), text.IndexOf(StepEnd));
            var letters = text[(space + 1)..end];
            steps.Add(new BriefStep(
                opened + Duration.FromTicks(TicksOf(text[..space])), (TicketStep)NumberOf(letters[0]), (TicketStatus)NumberOf(letters[1]),
                (TicketStatus)NumberOf(letters[2]), letters[3] == '0' ? null : (Priority)NumberOf(letters[3])));
            text = text[(end + 1)..];
        }

        return steps.MoveToImmutable();
    }

    /// <summary>Ticks after the opening; empty for null; null for an instant between two ticks.</summary>
    private static string? Since(Instant opened, Instant? at)
    {
        if (at is not { } instant) return "";
        var ticks = (instant - opened).BclCompatibleTicks;
        if (opened + Duration.FromTicks(ticks) != instant) return null;
        if (ticks == 0) return "0";
        var (left, text) = (Math.Abs(ticks), new StringBuilder());
        for (; left > 0; left /= Radix) text.Insert(0, Digits[(int)(left % Radix)]);
        return ticks < 0 ? "-" + text : text.ToString();
    }

    private static Instant? InstantOf(Instant opened, ReadOnlySpan<char> text) => text.IsEmpty ? null : opened + Duration.FromTicks(TicksOf(text));

    private static long TicksOf(ReadOnlySpan<char> text)
    {
        var isBefore = text[0] == '-';
        var ticks = 0L;
        foreach (var digit in isBefore ? text[1..] : text) ticks = (ticks * Radix) + NumberOf(digit);
        return isBefore ? -ticks : ticks;
    }

    private static string Letters(params ReadOnlySpan<int> numbers)
    {
        var text = new StringBuilder(numbers.Length);
        foreach (var number in numbers) text.Append(Digits[number]);
        return text.ToString();
    }

    private static int NumberOf(char digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;
}
