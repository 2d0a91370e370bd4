using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Minutes of one rounding group that are priced alike.</summary>
internal sealed class Bucket(Segment first)
{
    /// <summary>The segment with the bucket's first minute stands for its price.</summary>
    public Segment First { get; private set; } = first;

    /// <summary>Worked minutes, and after rounding the added ones too.</summary>
    public long Minutes { get; set; } = first.Length;

    public LocalDate Day => First.Entry.Attendance.Day;

    public bool IsHoursDraw =>
        First.Treatment == Treatment.Draw && First.Terms.Contract.Kind == ContractKind.HoursPool;

    public bool TryAdd(Segment segment)
    {
        if (!IsPricedLike(segment))
        {
            return false;
        }

        Minutes += segment.Length;
        First = Segment.InOrder(segment, First) < 0 ? segment : First;
        return true;
    }

    private bool IsPricedLike(Segment other) =>
        First.Terms == other.Terms
        && First.Treatment == other.Treatment
        && First.Inside == other.Inside
        && First.Multiplier == other.Multiplier
        && First.Weight == other.Weight
        && First.Rate == other.Rate
        && Day == other.Entry.Attendance.Day
        && (First.Treatment != Treatment.Draw || First.Grants.SameGrantsAs(other.Grants));
}
