namespace SupportBot.Desk.Coverage;

/// <summary>What becomes of a minute.</summary>
internal enum Treatment
{
    /// <summary>In the contract's monthly fee, or free.</summary>
    Covered,

    /// <summary>Taken from a pool of hours or money.</summary>
    Draw,

    /// <summary>Billed by the hour.</summary>
    Bill,

    /// <summary>In the incident's fee or pack.</summary>
    InFee,

    /// <summary>Of a break-fix incident, not yet known whether in its fee or beyond it.</summary>
    Incident,
}

/// <summary>Part of an entry whose minutes are all treated and priced alike; start in, end out.</summary>
/// <param name="Multiplier">Of time or of overage; 1 where nothing multiplies.</param>
/// <param name="Weight">Pool minutes per minute; 1 but for draws of hours pools.</param>
/// <param name="Rate">Money per hour; 0 where none is needed.</param>
/// <param name="Grants">Valid over the whole segment; none but for draws.</param>
internal sealed record Segment(
    Terms Terms,
    Entry Entry,
    long Start,
    long End,
    bool Inside,
    Treatment Treatment,
    decimal Multiplier,
    decimal Weight,
    decimal Rate,
    GrantSet Grants)
{
    public long Length => End - Start;

    /// <summary>Whether the minutes cost something: call-outs, trips and emergencies are due for such work only.</summary>
    public bool IsChargeable => Treatment is Treatment.Bill or Treatment.Draw or Treatment.InFee;

    /// <summary>Whether the minutes are rounded.</summary>
    public bool IsRounded => Treatment is Treatment.Bill or Treatment.Draw;

    /// <summary>The order of minutes: by time, within a minute by entry id.</summary>
    public static int InOrder(Segment a, Segment b)
    {
        var byStart = a.Start.CompareTo(b.Start);
        return byStart != 0 ? byStart : string.CompareOrdinal(a.Entry.Id, b.Entry.Id);
    }
}
