using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Sla;

/// <summary>Whom to call about a ticket that runs late, and when. Pure: the time since the first call decides, no timer.</summary>
public static class Escalation
{
    /// <summary>How long each person has before the next one is called.</summary>
    public static readonly Duration Wait = Duration.FromMinutes(15);

    /// <summary>After the last person everybody in turn is reminded, so often at most.</summary>
    public const int MostReminders = 3;

    /// <summary>The stage from which the chain is called even when the ticket has an owner.</summary>
    public const decimal FromStage = 90m;

    /// <summary>
    /// The people to call now. Somebody is called once per turn, also when the watcher slept through several waits; then
    /// all whose turn has come are called at once.
    /// </summary>
    /// <param name="chain">Whom to call, first to last; may differ from call to call.</param>
    public static ImmutableList<string> Due(SlaAlert alert, IReadOnlyList<string> chain, Instant now)
    {
        if (alert.RaisedAt is not { } raised || alert.AcknowledgedBy is not null || chain.Count == 0 || now < raised) return [];
        var turns = Math.Min((int)((now - raised) / Wait) + 1, chain.Count + MostReminders);
        return [.. Enumerable.Range(alert.Called.Count, Math.Max(0, turns - alert.Called.Count)).Select(turn => chain[turn % chain.Count])];
    }

    /// <summary>Everything that a look at a ticket's clocks leads to.</summary>
    /// <param name="before">What was told so far.</param>
    /// <param name="chain">Whom to call, first to last.</param>
    public static EscalationLook Look(SlaAlert before, SlaStanding standing, bool hasOwner, IReadOnlyList<string> chain, Instant now)
    {
        var response = NewStage(standing.Response, before.Response);
        var resolution = NewStage(standing.Resolution, before.Resolution);
        var highest = Math.Max(response ?? 0m, resolution ?? 0m);
        var raises = before.RaisedAt is null && highest > 0m && (!hasOwner || highest >= FromStage);
        var warned = before with
        {
            Response = response ?? before.Response,
            Resolution = resolution ?? before.Resolution,
            RaisedAt = raises ? now : before.RaisedAt,
            DueAt = standing.NextDue,
        };
        var due = Due(warned, chain, now);
        var after = due.IsEmpty ? warned : warned with { Called = warned.Called.AddRange(due) };
        return new EscalationLook(after, response, resolution, [.. due.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>A warning that has not been given yet; null when all are. Only the highest is told when several were passed.</summary>
    public static decimal? NewStage(TargetStanding target, decimal told) =>
        target.State is ClockState.Met or ClockState.Cancelled || target.Stage <= told || target.Stage == 0m ? null : target.Stage;
}
