using NodaTime;

namespace SupportBot.Desk.Alerts;

/// <summary>What a monitoring system says about one thing; nothing in it is believed beyond what its source may say.</summary>
public sealed record Alert
{
    /// <summary>Name of the source, from the configuration.</summary>
    public required string Source { get; init; }

    /// <summary>The same trouble has the same fingerprint, at its source.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>False: the trouble is over.</summary>
    public required bool IsFiring { get; init; }

    /// <summary>Client id; empty when the alert names none.</summary>
    public required string ClientId { get; init; }

    /// <summary>Service id; empty when the alert names none.</summary>
    public required string ServiceId { get; init; }

    public required AlertEffect Effect { get; init; }

    /// <summary>Somebody has to look soon, although nothing fails yet.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>At most 80 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Empty when there are no more words.</summary>
    public string Details { get; init; } = "";

    public required Instant StartsAt { get; init; }

    /// <summary>When the trouble ended; null when the source does not say.</summary>
    public Instant? EndsAt { get; init; }
}

/// <summary>What an alert means for the people who use the service.</summary>
public enum AlertEffect
{
    /// <summary>Nothing yet: somebody has to look.</summary>
    Warning,

    /// <summary>The service works badly.</summary>
    Degraded,

    /// <summary>The service does not work.</summary>
    Down,
}
