using NodaTime;

namespace SupportBot.Desk.Tickets;

/// <summary>Applies a step to a ticket: the only way a ticket changes.</summary>
public static class TicketRules
{
    /// <summary>How long after closing a ticket may be reopened.</summary>
    public static readonly Duration ReopenWindow = Duration.FromDays(5);

    private static readonly TicketStep[] DeskSteps =
    [
        TicketStep.Claim, TicketStep.Release, TicketStep.AskUser, TicketStep.WaitForVendor, TicketStep.VendorAnswered,
        TicketStep.Resolve, TicketStep.CloseUnconfirmed, TicketStep.Note, TicketStep.Tell, TicketStep.SetPriority, TicketStep.HandOver,
        TicketStep.JoinOutage, TicketStep.Remind, TicketStep.MergeInto, TicketStep.Absorb, TicketStep.Split, TicketStep.SetParent,
        TicketStep.SetService,
    ];

    /// <summary>Steps that nobody chooses: they follow from the time or from another step.</summary>
    private static readonly TicketStep[] ByItself =
        [TicketStep.Submit, TicketStep.AskApproval, TicketStep.CloseUnconfirmed, TicketStep.Remind, TicketStep.Edit, TicketStep.Absorb];

    /// <summary>Steps that the desk is not offered, for they are the client's word.</summary>
    private static readonly TicketStep[] ClientSteps =
        [TicketStep.Approve, TicketStep.Authorise, TicketStep.Decline, TicketStep.Answer, TicketStep.Rate];

    /// <summary>
    /// Takes one step. Returns the changed ticket, or why it was refused and what is allowed instead; never throws for
    /// an illegal step.
    /// </summary>
    /// <param name="ticket">The ticket as stored.</param>
    /// <param name="step">What is to be done.</param>
    /// <param name="actor">Who does it; steps of the desk are refused to the client's side.</param>
    /// <param name="now">Instant of the step.</param>
    /// <param name="text">Words that go with it, already masked.</param>
    /// <param name="resolution">Required for <see cref="TicketStep.Resolve"/>, with both parts filled.</param>
    /// <param name="authorised">Net that is agreed to with <see cref="TicketStep.Approve"/> and <see cref="TicketStep.Authorise"/>; null is the highest estimate.</param>
    /// <param name="extras">Priority or person of the steps that set one; null is nothing.</param>
    public static TicketOutcome Apply(
        Ticket ticket,
        TicketStep step,
        TicketActor actor,
        Instant now,
        string? text = null,
        TicketResolution? resolution = null,
        decimal? authorised = null,
        StepExtras? extras = null)
    {
        var with = extras ?? StepExtras.None;
        var refused = Refusal(ticket, step, actor, now, resolution) ?? Missing(ticket, step, text, with);
        if (refused is { } reason)
            return new TicketOutcome.Refused(ticket, reason, AllowedTo(ticket, actor.Side, now));
        var to = TicketTransitions.Next(ticket.Status, step) ?? ticket.Status;
        var line = new TicketEvent(now, actor.Id, actor.Name, step, ticket.Status, to, text ?? resolution?.Text, "", with.Detail);
        var moved = Moved(Consented(ticket, step, authorised), step, actor, now, resolution, with) with
        {
            Status = to,
            Revision = ticket.Revision + (ChangesCards(step) ? 1 : 0),
            History = ticket.History.Add(line with { Hash = HistoryChain.HashOf(ticket.History.LastOrDefault()?.Hash ?? ticket.Id, line) }),
        };
        return new TicketOutcome.Changed(moved);
    }

    /// <summary>The ticket with files on it, one line of history each; what is there already is left out.</summary>
    public static Ticket WithFiles(Ticket ticket, IEnumerable<TicketFile> files, TicketActor actor, Instant now) => files.Aggregate(
        ticket, (grown, file) => Apply(grown, TicketStep.Attach, actor, now, file.Name, extras: new StepExtras(File: file)).Ticket);

    private static Ticket Consented(Ticket ticket, TicketStep step, decimal? authorised)
    {
        var agrees = step is TicketStep.Approve or TicketStep.Authorise || (step == TicketStep.Absorb && authorised is not null);
        return agrees ? ticket with { Promise = ticket.Promise with { Authorised = authorised ?? ticket.Promise.High } } : ticket;
    }

    /// <summary>The steps that somebody of this side may take now; nothing that the clockwork does or that it is too late for.</summary>
    public static IReadOnlyList<TicketStep> AllowedTo(Ticket ticket, TicketSide side, Instant now) =>
    [
        .. TicketTransitions.Allowed(ticket.Status)
            .Where(s => !ByItself.Contains(s) && !(side == TicketSide.Desk ? ClientSteps : DeskSteps).Contains(s))
            .Where(s => s != TicketStep.Reopen || !IsTooLate(ticket, now)),
    ];

    /// <summary>A note must not even show in the revision that the client's card carries.</summary>
    private static bool ChangesCards(TicketStep step) =>
        step is not (TicketStep.Note or TicketStep.Edit or TicketStep.Attach or TicketStep.Remind or TicketStep.Rate);

    /// <summary>True when no line of the history was changed, removed or put in another order.</summary>
    public static bool HistoryIsWhole(Ticket ticket) => HistoryChain.FirstBroken(ticket) is null;

    private static TicketRefusal? Refusal(
        Ticket ticket, TicketStep step, TicketActor actor, Instant now, TicketResolution? resolution)
    {
        if (actor.Side == TicketSide.Client && DeskSteps.Contains(step)) return TicketRefusal.OnlyTheDesk;
        var isWorkedOn = ticket.Status is TicketStatus.Assigned or TicketStatus.WaitingForUser or TicketStatus.WaitingForVendor;
        if (step == TicketStep.Claim && isWorkedOn && ticket.AssigneeId is not null)
            return ticket.AssigneeId == actor.Id ? TicketRefusal.AlreadyYours : TicketRefusal.ClaimedBySomebodyElse;
        if (TicketTransitions.Next(ticket.Status, step) is null) return TicketRefusal.NotInThisState;
        if (step == TicketStep.Resolve && !IsWhole(resolution)) return TicketRefusal.ResolutionNeedsTextAndCause;
        return step == TicketStep.Reopen && IsTooLate(ticket, now) ? TicketRefusal.ReopenWindowIsOver : null;
    }

    private static TicketRefusal? Missing(Ticket ticket, TicketStep step, string? text, StepExtras with) => step switch
    {
        TicketStep.Note or TicketStep.Tell or TicketStep.AskUser or TicketStep.Comment or TicketStep.Edit or TicketStep.HandOver
            when string.IsNullOrWhiteSpace(text) => TicketRefusal.SomethingIsMissing,
        TicketStep.SetPriority when with.Priority is null => TicketRefusal.SomethingIsMissing,
        TicketStep.SetPriority when with.Priority == ticket.Priority => TicketRefusal.NothingToChange,
        TicketStep.SetService when with.Service is null => TicketRefusal.SomethingIsMissing,
        TicketStep.SetService when with.Service?.Id == ticket.ServiceId => TicketRefusal.NothingToChange,
        TicketStep.Rate when with.Reference is not [>= '1' and <= '5'] => TicketRefusal.SomethingIsMissing,
        TicketStep.MergeInto or TicketStep.Absorb or TicketStep.JoinOutage when with.Reference is null => TicketRefusal.SomethingIsMissing,
        TicketStep.JoinOutage when with.Reference == ticket.OutageId => TicketRefusal.NothingToChange,
        TicketStep.HandOver when with.To is not { Side: TicketSide.Desk } => TicketRefusal.SomethingIsMissing,
        TicketStep.HandOver when with.To?.Id == ticket.AssigneeId => TicketRefusal.NothingToChange,
        TicketStep.Amend when with.Words is null => TicketRefusal.SomethingIsMissing,
        TicketStep.Amend when with.Words == TicketWords.Of(ticket) || with.Words?.Description == ticket.Description => TicketRefusal.NothingToChange,
        TicketStep.Split or TicketStep.SetParent when with.Reference is null => TicketRefusal.SomethingIsMissing,
        TicketStep.SetParent when with.Reference == (ticket.ParentId ?? "") || with.Reference == ticket.Id => TicketRefusal.NothingToChange,
        TicketStep.Attach when with.File is null => TicketRefusal.SomethingIsMissing,
        TicketStep.Attach when ticket.Files.Exists(f => f.Hash == with.File?.Hash) => TicketRefusal.NothingToChange,
        TicketStep.Edit when with.Reference is null => TicketRefusal.SomethingIsMissing,
        _ => null,
    };

    private static Ticket Amended(Ticket ticket, TicketWords words, TicketActor actor, Instant now) => ticket with
    {
        Title = words.Title,
        Description = words.Description,
        ServiceId = words.ServiceId,
        ServiceName = words.ServiceName,
        Priority = words.Priority,
        Promise = words.Promise,
        Amendments = ticket.Amendments.Add(new TicketAmendment(now, actor.Id, TicketWords.Of(ticket), ticket.OpenedPriority ?? ticket.Priority)),
    };

    private static bool IsWhole(TicketResolution? resolution) =>
        resolution is not null && !string.IsNullOrWhiteSpace(resolution.Text) && !string.IsNullOrWhiteSpace(resolution.Cause);

    private static bool IsTooLate(Ticket ticket, Instant now) => ticket.ClosedAt is { } closed && now > closed + ReopenWindow;

    private static Ticket Moved(
        Ticket ticket, TicketStep step, TicketActor actor, Instant now, TicketResolution? resolution, StepExtras with) => step switch
        {
            TicketStep.Amend when with.Words is { } words => Amended(ticket, words, actor, now),
            TicketStep.SetParent => ticket with { ParentId = with.Reference is { Length: > 0 } parent ? parent : null },
            TicketStep.Attach when with.File is { } file => ticket with { Files = ticket.Files.Add(file) },
            TicketStep.Rate => ticket with { Rating = with.Reference is [var star] ? star - '0' : ticket.Rating },
            TicketStep.MergeInto => ticket with { MergedInto = with.Reference, ClosedAt = now },
            TicketStep.JoinOutage => ticket with { OutageId = with.Reference },
            TicketStep.SetPriority => ticket with
            {
                Priority = with.Priority ?? ticket.Priority,
                OpenedPriority = ticket.OpenedPriority ?? ticket.Priority,
            },
            TicketStep.SetService when with.Service is { } service => ticket with { ServiceId = service.Id, ServiceName = service.Name },
            TicketStep.HandOver => ticket with { AssigneeId = with.To?.Id, AssigneeName = with.To?.Name },
            TicketStep.Claim => ticket with { AssigneeId = actor.Id, AssigneeName = actor.Name },
            TicketStep.Release => ticket with { AssigneeId = null, AssigneeName = null },
            TicketStep.Resolve => ticket with
            {
                Resolution = resolution,
                ResolvedAt = now,
                AssigneeId = ticket.AssigneeId ?? actor.Id,
                AssigneeName = ticket.AssigneeName ?? actor.Name,
            },
            TicketStep.Confirm or TicketStep.CloseUnconfirmed => ticket with { ClosedAt = now },
            TicketStep.Reopen => ticket with { AssigneeId = null, AssigneeName = null, ResolvedAt = null, ClosedAt = null },
            _ => ticket,
        };
}
