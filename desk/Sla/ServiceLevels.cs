using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>How the promises of a policy were kept for some tickets. All minutes are business minutes of its calendar.</summary>
public sealed record ServiceLevels
{
    /// <summary>Most urgent first; priorities without a ticket are left out.</summary>
    public required ImmutableArray<PriorityLevels> Priorities { get; init; }

    /// <summary>Missed promises, in the order of the tickets.</summary>
    public required ImmutableArray<Miss> Misses { get; init; }

    /// <summary>Tickets without a promise, or with a history that no promise fits.</summary>
    public required int Unmeasured { get; init; }

    /// <param name="tickets">In any order; withdrawn ones are left out.</param>
    /// <param name="asOf">Clocks are read at this instant.</param>
    public static ServiceLevels Of(SlaPolicy policy, WorkingHours hours, IEnumerable<TicketBrief> tickets, Instant asOf)
    {
        var (measured, misses, unmeasured) = (new List<MeasuredTicket>(), ImmutableArray.CreateBuilder<Miss>(), 0);
        foreach (var ticket in tickets.Where(t => t.Status != TicketStatus.Withdrawn))
        {
            var clocks = TicketClocks.Of(ticket, policy, asOf);
            if (SlaClock.Check(policy, hours.Calendar.Zone, clocks) is not null)
            {
                unmeasured++;
                continue;
            }

            var standing = SlaClock.Evaluate(policy, hours, clocks);
            var (response, resolution) = (standing.Response, standing.Resolution);
            measured.Add(new MeasuredTicket(ticket.Priority, response.State, response.Used, resolution.State, resolution.Used));
            AddMisses(misses, ticket, response, resolution);
        }

        return new ServiceLevels
        {
            Priorities = [.. measured.GroupBy(m => m.Priority).OrderBy(g => g.Key).Select(g => PriorityLevels.Of(g.Key, [.. g]))],
            Misses = misses.ToImmutable(),
            Unmeasured = unmeasured,
        };
    }

    private static void AddMisses(ImmutableArray<Miss>.Builder misses, TicketBrief ticket, TargetStanding response, TargetStanding resolution)
    {
        if (response.State == ClockState.Missed)
            misses.Add(new Miss(ticket.Id, ticket.Priority, Promise.Response, response.Used, response.Budget, MissReason.NotTakenInTime));
        if (resolution.State != ClockState.Missed) return;
        var reason = ReasonOf(ticket, response);
        misses.Add(new Miss(ticket.Id, ticket.Priority, Promise.Resolution, resolution.Used, resolution.Budget, reason));
    }

    private static MissReason ReasonOf(TicketBrief ticket, TargetStanding response) => ticket switch
    {
        { ResolvedAt: null } => MissReason.StillOpen,
        _ when ticket.Steps.Any(l => l.Step == TicketStep.Reopen) => MissReason.Reopened,
        _ when ticket.Steps.Any(l => l.Step == TicketStep.WaitForVendor) => MissReason.WaitedForVendor,
        _ when response.State == ClockState.Missed => MissReason.NotTakenInTime,
        _ => MissReason.WorkTookLonger,
    };
}

/// <summary>One ticket's clocks.</summary>
internal readonly record struct MeasuredTicket(Priority Priority, ClockState Response, long Answered, ClockState Resolution, long Solved);

/// <summary>Promises of one priority.</summary>
/// <param name="Tickets">Measured tickets.</param>
public sealed record PriorityLevels(Priority Priority, int Tickets, PromiseLevels Response, PromiseLevels Resolution)
{
    internal static PriorityLevels Of(Priority priority, IReadOnlyList<MeasuredTicket> tickets) => new(
        priority,
        tickets.Count,
        PromiseLevels.Of([.. tickets.Select(t => (t.Response, t.Answered))]),
        PromiseLevels.Of([.. tickets.Select(t => (t.Resolution, t.Solved))]));
}

/// <summary>How one promise was kept.</summary>
/// <param name="Median">Business minutes of half of the finished ones, at most; null without any.</param>
/// <param name="Ninetieth">Business minutes of nine in ten of the finished ones, at most.</param>
public sealed record PromiseLevels(int Met, int Missed, long? Median, long? Ninetieth)
{
    /// <summary>Share of those decided, in percent with one decimal, half up, and never 100 with a miss; null if none is decided.</summary>
    public decimal? Percent
    {
        get
        {
            if (Met + Missed == 0) return null;
            var exact = decimal.Round(100m * Met / (Met + Missed), 1, MidpointRounding.AwayFromZero);
            return exact == 100m && Missed > 0 ? 99.9m : exact;
        }
    }

    internal static PromiseLevels Of(IReadOnlyList<(ClockState State, long Used)> clocks)
    {
        var finished = clocks.Where(c => c.State is ClockState.Met or ClockState.Missed).Select(c => c.Used).Order().ToArray();
        return new PromiseLevels(
            clocks.Count(c => c.State == ClockState.Met), clocks.Count(c => c.State == ClockState.Missed),
            Quantile(finished, 50), Quantile(finished, 90));
    }

    /// <summary>The value at place ceil(q × n) of the sorted ones, counted from one.</summary>
    private static long? Quantile(long[] sorted, int percent) =>
        sorted.Length == 0 ? null : sorted[(((sorted.Length * percent) + 99) / 100) - 1];
}

/// <summary>Which promise.</summary>
public enum Promise
{
    Response,
    Resolution,
}

/// <summary>A promise that was not kept.</summary>
public sealed record Miss(string TicketId, Priority Priority, Promise Promise, long Used, long Budget, MissReason Reason);

/// <summary>Why a promise was not kept, as far as the history tells.</summary>
public enum MissReason
{
    NotTakenInTime,
    WorkTookLonger,
    WaitedForVendor,
    Reopened,
    StillOpen,
}
