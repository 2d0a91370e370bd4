using System.Collections.Frozen;
using static SupportBot.Desk.Tickets.TicketStatus;
using static SupportBot.Desk.Tickets.TicketStep;

namespace SupportBot.Desk.Tickets;

/// <summary>The one table of legal steps: state and step give the next state.</summary>
public static class TicketTransitions
{
    private static readonly FrozenDictionary<(TicketStatus, TicketStep), TicketStatus> Table =
        new Dictionary<(TicketStatus, TicketStep), TicketStatus>
        {
            [(New, Submit)] = Open,
            [(New, AskApproval)] = WaitingForApproval,
            [(New, Withdraw)] = Withdrawn,

            [(WaitingForApproval, Approve)] = Open,
            [(WaitingForApproval, Decline)] = Withdrawn,
            [(WaitingForApproval, Withdraw)] = Withdrawn,

            [(Open, Claim)] = Assigned,
            [(Open, MergeInto)] = Closed,
            [(Open, HandOver)] = Assigned,
            [(Open, Resolve)] = Resolved,
            [(Open, Withdraw)] = Withdrawn,

            [(Assigned, Release)] = Open,
            [(Assigned, MergeInto)] = Closed,
            [(Assigned, HandOver)] = Assigned,
            [(Assigned, AskUser)] = WaitingForUser,
            [(Assigned, WaitForVendor)] = WaitingForVendor,
            [(Assigned, Resolve)] = Resolved,
            [(Assigned, Withdraw)] = Withdrawn,

            [(WaitingForUser, Answer)] = Assigned,
            [(WaitingForUser, MergeInto)] = Closed,
            [(WaitingForUser, AskUser)] = WaitingForUser,
            [(WaitingForUser, WaitForVendor)] = WaitingForVendor,
            [(WaitingForUser, HandOver)] = WaitingForUser,
            [(WaitingForUser, Release)] = Open,
            [(WaitingForUser, Resolve)] = Resolved,
            [(WaitingForUser, Withdraw)] = Withdrawn,

            [(WaitingForVendor, VendorAnswered)] = Assigned,
            [(WaitingForVendor, MergeInto)] = Closed,
            [(WaitingForVendor, AskUser)] = WaitingForUser,
            [(WaitingForVendor, HandOver)] = WaitingForVendor,
            [(WaitingForVendor, Release)] = Open,
            [(WaitingForVendor, Resolve)] = Resolved,
            [(WaitingForVendor, Withdraw)] = Withdrawn,

            [(Resolved, Confirm)] = Closed,
            [(Resolved, CloseUnconfirmed)] = Closed,
            [(Resolved, Reopen)] = Open,
            [(Closed, Reopen)] = Open,
        }.ToFrozenDictionary();

    /// <summary>The state after <paramref name="step"/>, or null when the step is not legal in <paramref name="from"/>.</summary>
    public static TicketStatus? Next(TicketStatus from, TicketStep step) => step switch
    {
        Comment or Note or Edit or Attach => from is Withdrawn ? null : from,
        Tell => from is New or Withdrawn ? null : from,
        Remind => from is Resolved ? from : null,
        Rate => from is Resolved or Closed ? from : null,
        Absorb => from is New or WaitingForApproval or Resolved or Closed or Withdrawn ? null : from,
        JoinOutage => from is New or Resolved or Closed or Withdrawn ? null : from,
        Amend => from is New or Resolved or Closed or Withdrawn ? null : from,
        Split or SetParent or SetService => from is New or Closed or Withdrawn ? null : from,
        SetPriority => from is Resolved or Closed or Withdrawn ? null : from,
        Authorise => from is New or WaitingForApproval or Withdrawn ? null : from,
        _ => Table.TryGetValue((from, step), out var to) ? to : null,
    };

    /// <summary>The steps that are legal in a state, in the order of <see cref="TicketStep"/>.</summary>
    public static IReadOnlyList<TicketStep> Allowed(TicketStatus from) =>
        [.. Enum.GetValues<TicketStep>().Where(step => Next(from, step) is not null)];
}
