using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Sla;

/// <summary><c>decide sla</c>: reads a ticket's history, checks it against the policy and shows both clocks.</summary>
public static class SlaDecision
{
    private static readonly MapKeys Keys = new("policy", "openedAt", "priority", "asOf", "events");
    private static readonly MapKeys EventKeys = new("at", "type", "reason", "to");

    private static readonly Form<EventType> Types = Choices.Of(
        ("first-response", EventType.FirstResponse),
        ("pause", EventType.Pause),
        ("resume", EventType.Resume),
        ("priority", EventType.Priority),
        ("resolved", EventType.Resolved),
        ("reopened", EventType.Reopened),
        ("cancelled", EventType.Cancelled));

    private static readonly Form<Priority> Priorities = Choices.Of(
        ("P1", Priority.P1),
        ("P2", Priority.P2),
        ("P3", Priority.P3),
        ("P4", Priority.P4));

    private static readonly Form<PauseReason> Reasons = Choices.Of(
        ("waiting-user", PauseReason.WaitingUser),
        ("waiting-approval", PauseReason.WaitingApproval),
        ("scheduled-by-user", PauseReason.ScheduledByUser),
        ("vendor", PauseReason.Vendor));

    private enum EventType
    {
        FirstResponse,
        Pause,
        Resume,
        Priority,
        Resolved,
        Reopened,
        Cancelled,
    }

    public static DecideAnswer Decide(ContractBook book, DocumentReader input)
    {
        var request = input.Root.Map(Keys, ReadRequest);
        if (input.FirstError is { } error)
        {
            return new DecideAnswer.Refused(error);
        }

        if (ExtrasFault(request.Events) is var (key, code))
        {
            return input.Refuse(key(input.Place.Key("events")), code);
        }

        if (book.FindSlaPolicy(request.Policy) is not { } policy
            || book.FindCalendar(policy.Calendar) is not { } calendar)
        {
            return input.Refuse(input.Place.Key("policy"), ErrorCode.UnknownRef);
        }

        var ticket = new SlaTicket
        {
            OpenedAt = request.OpenedAt,
            Priority = request.Priority,
            AsOf = request.AsOf,
            Events = [.. request.Events.Select(happened => happened.ToEvent())],
        };
        return SlaClock.Check(policy, calendar.Zone, ticket) is { } fault
            ? Refuse(input, fault)
            : new DecideAnswer.Decided(SlaJson.Of(SlaClock.Evaluate(policy, CompiledHours.Of(calendar), ticket)));
    }

    private static Request ReadRequest(MapReader map) => new(
        map["policy"].Required(TextForms.Id),
        map["openedAt"].Required(DateForms.WholeMinute),
        map["priority"].Required(Priorities),
        map["asOf"].Required(DateForms.WholeMinute),
        map["events"].List(item => item.Map(EventKeys, ReadEvent)));

    private static RequestEvent ReadEvent(MapReader map) => new(
        map["at"].Required(DateForms.WholeMinute),
        map["type"].Required(Types),
        map["reason"].OptionalValue(Reasons),
        map["to"].OptionalValue(Priorities));

    /// <summary>A pause needs its reason and a change its priority; no other event has either.</summary>
    private static (Func<Place, Place> At, ErrorCode Code)? ExtrasFault(ImmutableArray<RequestEvent> events)
    {
        foreach (var (index, happened) in events.Index())
        {
            if (Fault(happened.Type == EventType.Pause, happened.Reason is not null) is { } reason)
            {
                return (place => place.Item(index).Key("reason"), reason);
            }

            if (Fault(happened.Type == EventType.Priority, happened.To is not null) is { } to)
            {
                return (place => place.Item(index).Key("to"), to);
            }
        }

        return null;

        static ErrorCode? Fault(bool needed, bool given) =>
            needed == given ? null : needed ? ErrorCode.Missing : ErrorCode.Conflict;
    }

    private static DecideAnswer Refuse(DocumentReader input, SlaFault fault)
    {
        var place = fault.Event is { } index ? input.Place.Key("events").Item(index) : input.Place;
        return fault.Kind switch
        {
            SlaFaultKind.AsOfBeforeOpening => input.Refuse(place.Key("asOf"), ErrorCode.Order),
            SlaFaultKind.NoTarget =>
                input.Refuse(place.Key(fault.Event is null ? "priority" : "to"), ErrorCode.UnknownRef),
            SlaFaultKind.OutOfOrder => input.Refuse(place.Key("at"), ErrorCode.Order),
            SlaFaultKind.NotAllowedNow => input.Refuse(place.Key("type"), ErrorCode.Conflict),
            SlaFaultKind.ReopenedTooLate => input.Refuse(place.Key("at"), ErrorCode.OutOfRange),
            SlaFaultKind.PauseReasonNotInPolicy => input.Refuse(place.Key("reason"), ErrorCode.NotAllowed),
        };
    }

    private sealed record Request(
        string Policy,
        Instant OpenedAt,
        Priority Priority,
        Instant AsOf,
        ImmutableArray<RequestEvent> Events);

    private sealed record RequestEvent(Instant At, EventType Type, PauseReason? Reason, Priority? To)
    {
        public SlaEvent ToEvent() => Type switch
        {
            EventType.FirstResponse => new SlaEvent.FirstResponse(At),
            EventType.Pause => new SlaEvent.Paused(At, Reason.GetValueOrDefault()),
            EventType.Resume => new SlaEvent.Resumed(At),
            EventType.Priority => new SlaEvent.PriorityChanged(At, To.GetValueOrDefault()),
            EventType.Resolved => new SlaEvent.Resolved(At),
            EventType.Reopened => new SlaEvent.Reopened(At),
            EventType.Cancelled => new SlaEvent.Cancelled(At),
        };
    }
}
