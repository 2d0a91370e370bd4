using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Outages;

/// <summary>Decides about declared outages: the only way one changes.</summary>
public static class OutageRules
{
    /// <summary>People hear about real changes at most once in so long.</summary>
    public static readonly Duration QuietWindow = Duration.FromMinutes(5);

    /// <summary>Reports of one service by different people within so long suggest an outage.</summary>
    public static readonly Duration HintWindow = Duration.FromMinutes(15);

    /// <summary>How many people it takes.</summary>
    public const int HintPeople = 3;

    /// <summary>The same service is not suggested again within so long.</summary>
    public static readonly Duration HintPause = Duration.FromHours(1);

    /// <summary>Services that are down while <paramref name="serviceId"/> is: its hard parents, and theirs.</summary>
    public static ImmutableSortedSet<string> AlsoHit(IReadOnlyList<Service> services, string serviceId)
    {
        var hit = new SortedSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([serviceId]);
        while (waiting.TryDequeue(out var part))
        {
            var parents = services.FirstOrDefault(s => s.Id == part)?.Parents ?? [];
            foreach (var parent in parents.Where(p => p.Hard && p.Service != serviceId))
                if (hit.Add(parent.Service)) waiting.Enqueue(parent.Service);
        }

        return hit.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    /// <summary>A new outage; refused when it would begin in the future.</summary>
    public static OutageOutcome Declare(OutageEvent declared, TicketActor by, Instant now) => declared.Start > now
        ? new OutageOutcome.Refused(OutageRefusal.StartsInTheFuture)
        : Logged(declared with { Log = [] }, OutageStep.Declare, by, now, declared.Words);

    /// <summary>New words, and another severity when <paramref name="degraded"/> differs.</summary>
    public static OutageOutcome Update(OutageEvent outage, bool degraded, string words, TicketActor by, Instant now)
    {
        if (outage.End is not null) return new OutageOutcome.Refused(OutageRefusal.IsOver);
        var step = degraded == outage.Degraded ? OutageStep.Update : degraded ? OutageStep.Ease : OutageStep.Worsen;
        return Logged(outage with { Degraded = degraded, Words = words }, step, by, now, words);
    }

    /// <summary>Other times than were believed before; the log keeps the old ones.</summary>
    /// <param name="start">Null keeps it.</param>
    /// <param name="end">Null keeps it; an outage that goes on is ended by <see cref="Close"/> only.</param>
    public static OutageOutcome Amend(OutageEvent outage, Instant? start, Instant? end, string reason, TicketActor by, Instant now)
    {
        var amended = outage with { Start = start ?? outage.Start, End = outage.End is null ? null : end ?? outage.End };
        if (amended.Start > now || amended.End > now) return new OutageOutcome.Refused(OutageRefusal.StartsInTheFuture);
        if (amended.End <= amended.Start) return new OutageOutcome.Refused(OutageRefusal.EndsBeforeItStarts);
        return amended.Start == outage.Start && amended.End == outage.End
            ? new OutageOutcome.Refused(OutageRefusal.NothingToChange)
            : Logged(amended, OutageStep.Amend, by, now, reason);
    }

    /// <summary>Over, from <paramref name="end"/> on.</summary>
    public static OutageOutcome Close(OutageEvent outage, Instant end, string words, TicketActor by, Instant now)
    {
        if (outage.End is not null) return new OutageOutcome.Refused(OutageRefusal.IsOver);
        if (end > now) return new OutageOutcome.Refused(OutageRefusal.StartsInTheFuture);
        return end <= outage.Start
            ? new OutageOutcome.Refused(OutageRefusal.EndsBeforeItStarts)
            : Logged(outage with { End = end, Words = words }, OutageStep.Close, by, now, words);
    }

    /// <summary>A change that people should notice, not only find when they look.</summary>
    public static bool IsReal(OutageStep step) => step is not (OutageStep.Update or OutageStep.Amend);

    /// <summary>When people are told of a real change: now, or when the quiet window after the last one is over.</summary>
    public static Instant TellAt(OutageEvent before, Instant now) =>
        before.ToldAt is { } told && told + QuietWindow > now ? told + QuietWindow : now;

    /// <summary>What the outage means for one client; who said to be hit stays known.</summary>
    public static OutageRecord RecordOf(OutageEvent outage, OutageScope scope, OutageRecord? before) => new()
    {
        Id = RecordId(outage.Id, scope.ClientId),
        EventId = outage.Id,
        ClientId = scope.ClientId,
        ServiceId = outage.ServiceId,
        AlsoServices = outage.AlsoServices,
        Sites = scope.Sites,
        Start = outage.Start,
        End = outage.End,
        Degraded = outage.Degraded,
        Cause = outage.Words,
        Count = before?.Count,
        AffectedPeople = before?.AffectedPeople ?? [],
    };

    public static string RecordId(string eventId, string clientId) => $"{eventId}-{clientId}";

    /// <summary>Whether reports of one service look like an outage that nobody declared yet.</summary>
    /// <param name="reporters">Person ids of the reports within <see cref="HintWindow"/>, with repetitions.</param>
    /// <param name="lastHint">When the desk was last told about this service; null is never.</param>
    public static bool LooksLikeOutage(IEnumerable<string> reporters, Instant? lastHint, Instant now) =>
        reporters.Distinct(StringComparer.Ordinal).Count() >= HintPeople && MayHint(lastHint, now);

    /// <summary>Whether the desk was not told about a service within <see cref="HintPause"/>.</summary>
    public static bool MayHint(Instant? lastHint, Instant now) => lastHint is not { } last || now - last >= HintPause;

    private static OutageOutcome.Changed Logged(OutageEvent outage, OutageStep step, TicketActor by, Instant now, string words)
    {
        var line = new OutageChange(now, by.Id, by.Name, step, outage.Start, outage.End, outage.Degraded, words);
        return new OutageOutcome.Changed(outage with { Log = outage.Log.Add(line), ToldAt = IsReal(step) ? TellAt(outage, now) : outage.ToldAt }, step);
    }
}
