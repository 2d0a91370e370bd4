using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Sla;

namespace SupportBot.Tests.Desk.Sla;

/// <summary>
/// A policy, its calendar and a sound random history on whole minutes, often near a change of the clocks.
/// </summary>
internal sealed record SlaCase(SlaPolicy Policy, WorkingHours Hours, SlaTicket Ticket);

internal static class SlaCases
{
    private const int MostSteps = 8;

    private static readonly ImmutableArray<(string Zone, Instant Near)> Places =
    [
        ("Europe/Berlin", Instant.FromUtc(2026, 3, 28, 20, 0)),
        ("Europe/Berlin", Instant.FromUtc(2026, 10, 24, 20, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 4, 4, 10, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 10, 3, 10, 0)),
        ("Asia/Kathmandu", Instant.FromUtc(2026, 6, 1, 12, 0)),
        ("America/New_York", Instant.FromUtc(2026, 11, 1, 1, 0)),
    ];

    private static readonly ImmutableArray<ImmutableArray<DailyWindow>> Windows =
    [
        [new(480, 720), new(780, 1080)],
        [new(0, 240), new(1320, 360)],
        [new(0, 1440)],
        [new(60, 150), new(600, 601)],
    ];

    private static readonly ImmutableArray<WorkingHours> Calendars =
    [
        .. from place in Places
           from windows in Windows
           from allHours in new[] { false, true }
           select Compile(place.Zone, windows, allHours),
    ];

    private static readonly Gen<SlaPolicy> Policy =
        Gen.Select(Gen.Int[1, 400].Array[8], Gen.Int[1, 99].Array[0, 3], Gen.Int[0, 2])
        .Select((minutes, warn, days) => new SlaPolicy
        {
            Id = "p",
            Calendar = "c",
            Targets =
            [
                .. Enum.GetValues<Priority>().Select((p, i) => new SlaTarget(p, minutes[2 * i], minutes[(2 * i) + 1])),
            ],
            PauseReasons = [PauseReason.WaitingUser, PauseReason.Vendor],
            WarnAt = [.. warn.Select(percent => (decimal)percent)],
            ReopenDays = days,
        });

    private static readonly Gen<int> Priorities = Gen.Int[1, 4];

    private static readonly Gen<(int Gap, int Kind, int To)[]> Steps =
        Gen.Select(
                Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[1, 30]), (3, Gen.Int[1, 500])),
                Gen.Int[0, 9],
                Priorities)
            .Array[0, MostSteps];

    public static readonly Gen<SlaCase> Case =
        Gen.Select(Policy, Gen.Int[0, Calendars.Length - 1], Gen.Int[0, 600], Priorities, Steps, Gen.Int[0, 700])
        .Select((policy, calendar, offset, priority, steps, rest) =>
        {
            var perPlace = Calendars.Length / Places.Length;
            var openedAt = Places[calendar / perPlace].Near + Duration.FromMinutes(offset);
            var hours = Calendars[calendar];
            var events = History(policy, hours, openedAt, steps);
            var last = events.IsEmpty ? openedAt : events[^1].At;
            return new SlaCase(policy, hours, new SlaTicket
            {
                OpenedAt = openedAt,
                Priority = (Priority)priority,
                AsOf = last + Duration.FromMinutes(rest % 3 == 0 ? 0 : rest),
                Events = events,
            });
        });

    /// <summary>Walks through the allowed events; a step that is not allowed is left out.</summary>
    private static ImmutableArray<SlaEvent> History(
        SlaPolicy policy, WorkingHours hours, Instant openedAt, (int Gap, int Kind, int To)[] steps)
    {
        var events = ImmutableArray<SlaEvent>.Empty;
        var at = openedAt;
        foreach (var (gap, kind, to) in steps)
        {
            at += Duration.FromMinutes(gap);
            var more = events.Add(Event(kind, (Priority)to, at));
            var ticket = new SlaTicket { OpenedAt = openedAt, Priority = Priority.P1, AsOf = at, Events = more };
            if (SlaClock.Check(policy, hours.Calendar.Zone, ticket) is null)
            {
                events = more;
            }
        }

        return events;
    }

    private static SlaEvent Event(int kind, Priority to, Instant at) => kind switch
    {
        0 => new SlaEvent.FirstResponse(at),
        1 => new SlaEvent.Paused(at, PauseReason.WaitingUser),
        2 => new SlaEvent.Paused(at, PauseReason.Vendor),
        3 or 4 => new SlaEvent.Resumed(at),
        5 => new SlaEvent.Resolved(at),
        6 or 7 => new SlaEvent.Reopened(at),
        8 => new SlaEvent.PriorityChanged(at, to),
        _ => to == Priority.P1 ? new SlaEvent.Cancelled(at) : new SlaEvent.PriorityChanged(at, to),
    };

    private static WorkingHours Compile(string zone, ImmutableArray<DailyWindow> windows, bool p1AllHours) =>
        WorkingHours.Compile(new SupportCalendar(
            "c",
            DateTimeZoneProviders.Tzdb[zone],
            Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
                .ToDictionary(day => day, IReadOnlyList<DailyWindow> (_) => windows),
            [],
            [],
            p1AllHours));
}
