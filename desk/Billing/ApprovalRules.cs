using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Billing;

/// <summary>What is due about a question for consent.</summary>
public enum ApprovalDue
{
    Nothing,
    Remind,
    Expire,
}

/// <summary>When approvers are asked, reminded, and when a question is over. Everything follows from what is stored.</summary>
public static class ApprovalRules
{
    /// <summary>How long a question may be answered.</summary>
    public static readonly Duration Open = Duration.FromHours(72);

    /// <inheritdoc cref="Open"/>
    public static readonly Duration OpenWhenUrgent = Duration.FromHours(24);

    private static readonly Duration[] RemindAfter = [Duration.FromHours(24), Duration.FromHours(48)];

    private static readonly Duration[] RemindAfterWhenUrgent = [Duration.FromHours(1), Duration.FromHours(4)];

    /// <summary>A new question; priorities 1 and 2 are urgent.</summary>
    /// <param name="amount">Net of the whole ticket.</param>
    public static ApprovalRequest Ask(Ticket ticket, decimal amount, ApprovalReason reason, Instant now)
    {
        var urgent = ticket.Priority is Priority.P1 or Priority.P2;
        return new ApprovalRequest
        {
            TicketId = ticket.Id,
            ClientId = ticket.ClientId,
            Amount = amount,
            Currency = ticket.Promise.Currency,
            Reason = reason,
            Urgent = urgent,
            AskedAt = now,
            ExpiresAt = now + (urgent ? OpenWhenUrgent : Open),
        };
    }

    /// <summary>When something is due: the next reminder, or the end.</summary>
    public static Instant NextDue(ApprovalRequest request)
    {
        var reminders = request.Urgent ? RemindAfterWhenUrgent : RemindAfter;
        return request.Reminders < reminders.Length ? request.AskedAt + reminders[request.Reminders] : request.ExpiresAt;
    }

    /// <summary>What is due by now. After a long standstill only the last reminder is sent, and none when it is over.</summary>
    public static ApprovalDue DueAt(ApprovalRequest request, Instant now)
    {
        if (request.State != ApprovalState.Asked) return ApprovalDue.Nothing;
        if (now >= request.ExpiresAt) return ApprovalDue.Expire;
        return now >= NextDue(request) ? ApprovalDue.Remind : ApprovalDue.Nothing;
    }

    /// <summary>With all reminders up to now counted as sent.</summary>
    public static ApprovalRequest Reminded(ApprovalRequest request, Instant now)
    {
        var reminders = request.Urgent ? RemindAfterWhenUrgent : RemindAfter;
        return request with { Reminders = reminders.Count(after => now >= request.AskedAt + after) };
    }

    /// <summary>
    /// Most that a consent may allow, net, whatever anybody agrees to: the client's caps, and nothing without the order that
    /// the client requires. Null is no cap.
    /// </summary>
    /// <param name="today">Local date of the client.</param>
    /// <param name="spentOnOthers">Net of other tickets this month.</param>
    public static decimal? HardLimit(Clients.ClientPolicy policy, LocalDate today, decimal spentOnOthers)
    {
        decimal?[] limits =
        [
            policy.TicketCap,
            policy.MonthlyCap is { } cap ? Math.Max(0m, cap - spentOnOthers) : null,
            policy.PoRequired ? OrderOf(policy, today)?.Limit ?? 0m : null,
        ];
        return limits.Min();
    }

    /// <summary>The client's first purchase order that is valid on a day; null when there is none.</summary>
    public static Clients.PurchaseOrder? OrderOf(Clients.ClientPolicy policy, LocalDate today) =>
        policy.PurchaseOrders.FirstOrDefault(o => (o.From is not { } from || today >= from) && (o.To is not { } to || today <= to));
}
