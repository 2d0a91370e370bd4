using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A logged span as it is billed, in minutes; start in, end out.</summary>
internal sealed record Entry(string Id, long Start, long End, WorkType WorkType, string Role, Attendance Attendance)
{
    public long Length => End - Start;

    /// <summary>Entries by start, then id, with breaks taken off and each in its attendance; dropped ones are left out.</summary>
    public static Entry[] Of(ImmutableArray<LoggedEntry> logged, DateTimeZone zone)
    {
        var spans = logged
            .Select(entry => (Entry: entry, Start: Minutes.Of(entry.Start), End: BilledEnd(entry)))
            .Where(span => span.End > span.Start)
            .OrderBy(span => span.Start)
            .ThenBy(span => span.Entry.Id, StringComparer.Ordinal);
        var entries = new List<Entry>();
        Attendance? attendance = null;
        foreach (var (entry, start, end) in spans)
        {
            if (attendance is null || start > attendance.End)
            {
                attendance = new Attendance(start, zone);
            }

            attendance.End = Math.Max(attendance.End, end);
            entries.Add(new Entry(entry.Id, start, end, entry.WorkType, entry.Role, attendance));
        }

        return [.. entries];
    }

    private static long BilledEnd(LoggedEntry entry) =>
        entry.Minutes is { } minutes ? Minutes.Of(entry.Start) + minutes : Minutes.Of(entry.End);
}

/// <summary>
/// An unbroken run of a ticket's entries, whoever worked. All of it belongs to the local day on which it starts.
/// </summary>
internal sealed class Attendance(long start, DateTimeZone zone)
{
    public long Start { get; } = start;

    public long End { get; set; } = start;

    /// <summary>Local date of the start in the client's zone.</summary>
    public LocalDate Day { get; } = Minutes.DateIn(zone, start);

    /// <summary>The incident's fee for work outside hours was charged on it and includes the call-out.</summary>
    public bool CallOutIncluded { get; set; }
}
