using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>R10: work of a ticket that is rounded together, by day or entry and rate card, in buckets.</summary>
internal sealed class RoundingGroup
{
    private readonly RateCard card;
    private readonly LocalDate day;
    private readonly string? entryId;

    private RoundingGroup(TicketCase ticket, Segment first)
    {
        Ticket = ticket;
        card = first.Terms.Card;
        day = first.Entry.Attendance.Day;
        entryId = card.Scope == RoundingScope.Entry ? first.Entry.Id : null;
        Buckets = [new Bucket(first)];
        Attendances = [first.Entry.Attendance];
    }

    public TicketCase Ticket { get; }

    /// <summary>In the order of their first minutes.</summary>
    public List<Bucket> Buckets { get; }

    public Segment First => Buckets[0].First;

    private HashSet<Attendance> Attendances { get; }

    /// <summary>The groups of a ticket's billed and drawn minutes.</summary>
    public static List<RoundingGroup> Of(TicketCase ticket)
    {
        var groups = new List<RoundingGroup>();
        foreach (var segment in ticket.Segments)
        {
            if (segment.IsRounded)
            {
                Place(ticket, segment, groups);
            }
        }

        return groups;
    }

    /// <summary>The order in which groups draw from pools.</summary>
    public static int InOrder(RoundingGroup a, RoundingGroup b)
    {
        var byMinute = Segment.InOrder(a.First, b.First);
        return byMinute != 0 ? byMinute : string.CompareOrdinal(a.Ticket.Request.Id, b.Ticket.Request.Id);
    }

    /// <summary>Fills the group up to the card's step and minimum; the added minutes go to one bucket.</summary>
    public void Round()
    {
        var total = Buckets.Sum(bucket => bucket.Minutes);
        var steps = (total + card.Increment - 1) / card.Increment;
        var target = steps * card.Increment;
        if (target < card.Minimum && !Attendances.All(BeginsFree))
        {
            target = card.Minimum;
        }

        Ticket.Rounded += target;
        if (target > total)
        {
            TakesAddedMinutes().Minutes += target - total;
        }
    }

    private static void Place(TicketCase ticket, Segment segment, List<RoundingGroup> groups)
    {
        var group = groups.Find(known => known.Holds(segment));
        if (group is null)
        {
            groups.Add(new RoundingGroup(ticket, segment));
            return;
        }

        group.Attendances.Add(segment.Entry.Attendance);
        if (!group.Buckets.Exists(bucket => bucket.TryAdd(segment)))
        {
            group.Buckets.Add(new Bucket(segment));
        }
    }

    private bool Holds(Segment segment) =>
        ReferenceEquals(segment.Terms.Card, card)
        && (entryId is null ? segment.Entry.Attendance.Day == day : segment.Entry.Id == entryId);

    /// <summary>Whether the attendance's first minute is covered or in the fee, under whatever contract.</summary>
    private bool BeginsFree(Attendance attendance) =>
        Ticket.Segments.Find(segment => segment.Entry.Attendance == attendance)
            is { Treatment: Treatment.Covered or Treatment.InFee };

    private Bucket TakesAddedMinutes()
    {
        var draws = Buckets.Where(bucket => bucket.IsHoursDraw).ToList();
        return draws.Count > 0
            ? Smallest(draws, bucket => bucket.First.Weight)
            : Smallest(Buckets, bucket => bucket.First.Rate * bucket.First.Multiplier);
    }

    /// <summary>The bucket with the smallest value; among equals the first, since buckets are in order.</summary>
    private static Bucket Smallest(List<Bucket> buckets, Func<Bucket, decimal> value) =>
        buckets.MinBy(value) ?? throw new InvalidOperationException("A group has a bucket.");
}
