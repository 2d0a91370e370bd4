using NodaTime;

namespace SupportBot.Desk.Alerts;

/// <summary>What is to be done about an alert.</summary>
public abstract record AlertOutcome
{
    private AlertOutcome()
    {
    }

    /// <summary>The book has no such client or service; the source is told so, and nothing is kept.</summary>
    public sealed record Unknown : AlertOutcome;

    /// <summary>Nothing to open or close.</summary>
    /// <param name="Record">What is kept of it; null is nothing, for an end without a beginning.</param>
    public sealed record Heard(AlertRecord? Record) : AlertOutcome;

    /// <summary>A ticket is to be opened.</summary>
    public sealed record OpenTicket(AlertRecord Record) : AlertOutcome;

    /// <summary>An outage is to be declared.</summary>
    public sealed record DeclareOutage(AlertRecord Record) : AlertOutcome;

    /// <summary>The trouble is over: what it opened is to be closed.</summary>
    /// <param name="Record">With the end.</param>
    public sealed record Cleared(AlertRecord Record) : AlertOutcome;
}

/// <summary>What is known around an alert.</summary>
/// <param name="Exists">Client and service are in the book, and the source may speak of that client.</param>
/// <param name="IsManaged">The client pays a fixed fee for being looked after.</param>
/// <param name="IsUnderWork">Planned work on the service goes on, as announced.</param>
public sealed record AlertFacts(bool Exists, bool IsManaged, bool IsUnderWork);

/// <summary>Decides about alerts; pure. The same trouble said many times opens one ticket.</summary>
public static class AlertRules
{
    /// <param name="known">What is kept of the same fingerprint, client and service; null when it was never heard.</param>
    public static AlertOutcome Decide(AlertRecord? known, Alert alert, AlertFacts facts, Instant now)
    {
        if (!facts.Exists) return new AlertOutcome.Unknown();
        if (!alert.IsFiring) return End(known, alert, now);
        var goesOn = known is { ClearedAt: null };
        // What was kept quiet during planned work is a trouble when it goes on afterwards.
        if (known is not null && goesOn && (known.Latest.Fate != AlertFate.Suppressed || facts.IsUnderWork))
            return new AlertOutcome.Heard(known with { LastAt = now, Times = known.Times + 1 });
        if (!facts.IsManaged) return new AlertOutcome.Heard(Begun(known, alert, AlertFate.NotManaged, now));
        if (facts.IsUnderWork) return new AlertOutcome.Heard(Begun(known, alert, AlertFate.Suppressed, now));
        return alert.Effect == AlertEffect.Warning
            ? new AlertOutcome.OpenTicket(Begun(known, alert, AlertFate.Ticket, now))
            : new AlertOutcome.DeclareOutage(Begun(known, alert, AlertFate.Outage, now));
    }

    private static AlertOutcome End(AlertRecord? known, Alert alert, Instant now)
    {
        if (known is not { ClearedAt: null }) return new AlertOutcome.Heard(null);
        // Sources' clocks differ: an end is never before the first notice and never ahead.
        var end = Instant.Min(now, Instant.Max(alert.EndsAt ?? now, known.Latest.At));
        var cleared = known with { LastAt = now, ClearedAt = end };
        return known.Latest.Fate is AlertFate.Ticket or AlertFate.Outage ? new AlertOutcome.Cleared(cleared) : new AlertOutcome.Heard(cleared);
    }

    private static AlertRecord Begun(AlertRecord? known, Alert alert, AlertFate fate, Instant now) => new()
    {
        ClientId = alert.ClientId,
        ServiceId = alert.ServiceId,
        Title = alert.Title,
        LastAt = now,
        Troubles = AlertRecord.With(known, new AlertTrouble(now, fate)),
    };
}
