using NodaTime;
using SupportBot.Desk.Outages;

namespace SupportBot.Desk.Maintenance;

/// <summary>Decides about planned work: the only way it changes.</summary>
public static class PlannedWorkRules
{
    /// <summary>Longer is a mistake in the date.</summary>
    public static readonly Duration Longest = Duration.FromDays(3);

    /// <summary>People are reminded so long before the start.</summary>
    public static readonly Duration ReminderBefore = Duration.FromHours(2);

    /// <summary>Nobody is reminded of what was announced so shortly before the reminder.</summary>
    public static readonly Duration ReminderAfter = Duration.FromHours(1);

    private static readonly Duration Notice = new DowntimeOptions().Notice;

    /// <summary>Why work cannot be planned so; null when it can.</summary>
    public static PlanRefusal? Refusal(Instant start, Instant end, Instant now) =>
        start <= now ? PlanRefusal.HasBegun : end <= start ? PlanRefusal.EndsBeforeItStarts : end - start > Longest ? PlanRefusal.TooLong : null;

    /// <summary>Whether the announced time is left out of the downtime figures.</summary>
    public static bool IsExcluded(PlannedWork work) => work.Window.IsExcluded(Notice);

    /// <summary>Called off; null when it has begun or was called off before.</summary>
    public static PlannedWork? Cancel(PlannedWork work, Instant now) => work.Cancelled || work.Start <= now ? null : work with { Cancelled = true };

    /// <summary>Whether people have to be reminded now.</summary>
    public static bool IsReminderDue(PlannedWork work, Instant now) =>
        work is { Cancelled: false, RemindedAt: null } && now < work.Start && now >= work.Start - ReminderBefore
        && work.AnnouncedAt <= work.Start - ReminderBefore - ReminderAfter;

    /// <summary>Whether the service of a client is worked on at an instant, by a plan that is not called off.</summary>
    public static bool IsUnderWork(IEnumerable<PlannedWork> works, string clientId, string serviceId, Instant at) =>
        works.Any(w => !w.Cancelled && w.ServiceId == serviceId && w.Concerns(clientId) && w.Start <= at && at < w.End);
}

/// <summary>Why work cannot be planned.</summary>
public enum PlanRefusal
{
    HasBegun,
    EndsBeforeItStarts,
    TooLong,
}
