using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>Reads a ticket's clocks from its history. Nothing is kept: the same history gives the same deadlines, always.</summary>
public static class TicketClocks
{
    private static readonly TicketStep[] Answers = [TicketStep.Claim, TicketStep.Tell, TicketStep.AskUser, TicketStep.HandOver];

    /// <summary>The promise that the client's contract makes; null when none does.</summary>
    public static SlaPolicy? PolicyOf(ContractBook book, Ticket ticket)
    {
        var opened = ticket.OpenedAt.InZone(book.FindClient(ticket.ClientId)?.Zone ?? book.Zone).Date;
        var contract = book.Contracts.FirstOrDefault(
            c => c.Client == ticket.ClientId && c.Sla is not null && c.From <= opened && (c.To is not { } last || opened <= last));
        return book.FindSlaPolicy(contract?.Sla);
    }

    /// <summary>Both clocks at <paramref name="now"/>; null when nothing is promised for the ticket.</summary>
    public static SlaStanding? At(ContractBook book, Ticket ticket, Instant now)
    {
        if (PolicyOf(book, ticket) is not { } policy || book.FindCalendar(policy.Calendar) is not { } calendar) return null;
        var hours = CompiledHours.Of(calendar);
        var asOf = Instant.Max(now, ticket.History.IsEmpty ? ticket.OpenedAt : ticket.History[^1].At);
        var history = Of(TicketBrief.Of(ticket), policy, asOf);
        return SlaClock.Check(policy, calendar.Zone, history) is null ? SlaClock.Evaluate(policy, hours, history) : null;
    }

    /// <summary>The ticket as its clocks see it: the first answer of the desk, the waits that the policy allows, the end.</summary>
    /// <param name="asOf">Nothing after this instant is looked at.</param>
    public static SlaTicket Of(TicketBrief ticket, SlaPolicy policy, Instant asOf)
    {
        var last = Instant.Max(asOf, ticket.OpenedAt);
        return new SlaTicket
        {
            OpenedAt = ticket.OpenedAt,
            Priority = ticket.OpenedPriority ?? ticket.Priority,
            AsOf = last,
            Events = EventsOf(policy, ticket, last),
        };
    }

    private static ImmutableArray<SlaEvent> EventsOf(SlaPolicy policy, TicketBrief ticket, Instant asOf)
    {
        var run = new Run(policy, ticket.NotBefore is { } start && start > ticket.OpenedAt ? start : null);
        run.MoveTo(ticket.OpenedAt, null);
        foreach (var line in ticket.Steps.Where(l => l.At <= asOf))
        {
            run.BeginWork(line.At);
            if (Answers.Contains(line.Step)) run.Answered(line.At);
            if (line.Priority is { } priority)
                run.Add(new SlaEvent.PriorityChanged(line.At, priority));
            if (line.From == line.To && line.Step != TicketStep.AskApproval) continue;
            run.MoveTo(line.At, line.To, line.To == TicketStatus.Withdrawn || line.Step == TicketStep.MergeInto);
        }

        run.BeginWork(asOf);
        return run.Events;
    }

    /// <summary>The events so far, and whether the clock stands still.</summary>
    private sealed class Run(SlaPolicy policy, Instant? notBefore)
    {
        private readonly ImmutableArray<SlaEvent>.Builder _events = ImmutableArray.CreateBuilder<SlaEvent>();
        private Instant? _notBefore = notBefore;
        private PauseReason? _paused;
        private TicketStatus? _status;
        private bool _answered;
        private bool _stopped;

        public ImmutableArray<SlaEvent> Events => _events.ToImmutable();

        public void Add(SlaEvent happened) => _events.Add(happened);

        public void Answered(Instant at)
        {
            if (_answered || _stopped) return;
            _answered = true;
            Add(new SlaEvent.FirstResponse(at));
        }

        /// <summary>The agreed later start has come by then.</summary>
        public void BeginWork(Instant by)
        {
            if (_notBefore is not { } start || start > by) return;
            _notBefore = null;
            if (!_stopped) PauseFor(start, _status);
        }

        public void MoveTo(Instant at, TicketStatus? status, bool isCancelled = false)
        {
            var wasStopped = _stopped;
            _status = status;
            _stopped = status is TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Withdrawn;
            if (!_stopped && wasStopped) Add(new SlaEvent.Reopened(at));
            if (!_stopped) PauseFor(at, status);
            if (wasStopped || !_stopped) return;
            _paused = null;
            Add(isCancelled ? new SlaEvent.Cancelled(at) : new SlaEvent.Resolved(at));
        }

        private void PauseFor(Instant at, TicketStatus? status)
        {
            var wanted = Allowed(ReasonOf(status));
            if (wanted == _paused) return;
            if (_paused is not null) Add(new SlaEvent.Resumed(at));
            if (wanted is { } reason) Add(new SlaEvent.Paused(at, reason));
            _paused = wanted;
        }

        private PauseReason? ReasonOf(TicketStatus? status) => status switch
        {
            TicketStatus.WaitingForUser => PauseReason.WaitingUser,
            TicketStatus.WaitingForApproval => PauseReason.WaitingApproval,
            TicketStatus.WaitingForVendor => PauseReason.Vendor,
            _ => _notBefore is null ? null : PauseReason.ScheduledByUser,
        };

        private PauseReason? Allowed(PauseReason? reason) => reason is { } wanted && policy.PauseReasons.Contains(wanted) ? wanted : null;
    }
}
