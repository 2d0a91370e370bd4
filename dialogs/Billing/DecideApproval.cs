using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// Approve, approve up to an amount, or decline: pressed on the card, or typed as <c>approve SD-1042 up to 200</c>. Who may
/// is checked now, whatever the card says.
/// </summary>
public sealed partial class DecideApproval(MoneyDesk money, PeopleQueries people) : IFlow
{
    /// <summary>What somebody answered.</summary>
    /// <param name="Stamp">Of the question on the card; null when it was typed.</param>
    /// <param name="Amount">Net; null is what was asked for.</param>
    public sealed record Answer(string TicketId, bool Approves, decimal? Amount, string? Stamp);

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var answer = input.Press is { } press ? OfPress(press) : Read(input.Text);
        if (answer is null || answer.Amount is <= 0m) return TurnResult.Say(conversation, input, say["Billing_HowMuch"]);
        if (await money.TicketAsync(answer.TicketId, input.Person, ct) is not { Ticket: var ticket })
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", answer.TicketId));
        if (input.Person.ClientId != ticket.ClientId || !TicketAccess.MaySpend(input.Person))
            return TurnResult.Say(conversation, input, say["Ticket_OnlyApprover"]);
        var stored = await money.RequestAsync(ticket.Id, ct);
        if (stored is null || (answer.Stamp is { } stamp && stamp != Approval.StampOf(stored.Value)))
            return TurnResult.Say(conversation, input, say.Format("Billing_NothingAsked", ticket.Id));
        return AtInstant(stored.Value, input.Now) is { State: not ApprovalState.Asked } over
            ? Answered(conversation, input, ticket, over)
            : await AnswerAsync(conversation, input, ticket, stored, answer, ct);
    }

    private async Task<TurnResult> AnswerAsync(
        Conversation conversation, UserInput input, Ticket ticket, Stored<ApprovalRequest> stored, Answer answer, CancellationToken ct)
    {
        if (!answer.Approves) return await DeclinedAsync(conversation, input, stored, ct);
        var amount = answer.Amount ?? stored.Value.Amount;
        return await RefusalAsync(input, ticket, amount, ct) is { } refusal
            ? TurnResult.Say(conversation, input, refusal)
            : await ApprovedAsync(conversation, input, stored, amount, ct);
    }

    /// <summary>A question that is over by now cannot be answered, whether or not the watcher has seen it.</summary>
    private static ApprovalRequest AtInstant(ApprovalRequest request, Instant now) =>
        request.State == ApprovalState.Asked && now >= request.ExpiresAt ? request with { State = ApprovalState.Expired } : request;

    /// <summary>What typed words answer; null when they answer nothing.</summary>
    public static Answer? Read(string text)
    {
        var match = Words().Match(text);
        if (!match.Success) return null;
        var approves = !match.Groups["verb"].Value.StartsWith("d", StringComparison.OrdinalIgnoreCase);
        return new Answer("SD-" + match.Groups["id"].Value, approves, match.Groups["amount"].Success ? AmountOf(match.Groups["amount"].Value) ?? 0m : null, null);
    }

    private static Answer OfPress(Press press) => new(
        press["ticket"],
        press.Verb != Verbs.TicketDecline,
        press.Verb == BillingVerbs.ApproveUpTo ? AmountOf(press["amount"]) ?? 0m : null,
        press["asked"]);

    /// <summary>An amount as people type it, with point or comma; null when it is none or has more than two decimals.</summary>
    private static decimal? AmountOf(string text) =>
        decimal.TryParse(text.Trim(' ', '€', '$', '£').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && decimal.Round(amount, 2) == amount && amount <= 1_000_000m ? amount : null;

    /// <summary>Why this much cannot be approved by this person; null when it can.</summary>
    private async Task<string?> RefusalAsync(UserInput input, Ticket ticket, decimal amount, CancellationToken ct)
    {
        var say = Texts.For(input);
        var book = money.Book;
        if (Approval.LimitOf(input.Person, book) is { } limit && amount > limit)
            return say.Format("Billing_OverYourLimit", say.Money(limit, book.Currency));
        var (standing, _) = await money.StandingAsync(ticket, input.Now, ct);
        var client = book.FindClient(ticket.ClientId);
        if (client is null) return say.Format("Ticket_Gone", ticket.Id);
        var today = input.Now.InZone(client.Zone).Date;
        var spent = await money.SpentAsync(ticket.ClientId, today.ToYearMonth(), ct) - standing.Invoiced;
        return ApprovalRules.HardLimit(client.Policy, today, Math.Max(0m, spent)) is { } hard && amount > hard
            ? say.Format(hard == 0m && client.Policy.PoRequired ? "Billing_NoOrder" : "Billing_OverCap", say.Money(hard, book.Currency))
            : null;
    }

    private async Task<TurnResult> ApprovedAsync(
        Conversation conversation, UserInput input, Stored<ApprovalRequest> stored, decimal amount, CancellationToken ct)
    {
        var answered = Answered(stored.Value, input, ApprovalState.Approved) with { Approved = amount };
        return await StepAsync(conversation, input, stored, answered, TicketStep.Approve, TicketStep.Authorise, amount, ct);
    }

    private Task<TurnResult> DeclinedAsync(Conversation conversation, UserInput input, Stored<ApprovalRequest> stored, CancellationToken ct) =>
        StepAsync(conversation, input, stored, Answered(stored.Value, input, ApprovalState.Declined), TicketStep.Decline, TicketStep.Note, null, ct);

    /// <summary>One step if work waits for the answer, another if it goes on already.</summary>
    private async Task<TurnResult> StepAsync(
        Conversation conversation, UserInput input, Stored<ApprovalRequest> stored, ApprovalRequest answered,
        TicketStep waiting, TicketStep running, decimal? amount, CancellationToken ct)
    {
        if (await money.StoredTicketAsync(answered.TicketId, ct) is not { } before) return TurnResult.Say(conversation, input, Texts.For(input)["Report_Gone"]);
        var step = before.Value.Status == TicketStatus.WaitingForApproval ? waiting : running;
        var actor = step == TicketStep.Note ? TicketActor.System : TicketAccess.ActorOf(input.Person);
        var english = new Texts(CultureInfo.InvariantCulture, DateTimeZone.Utc);
        var note = step == TicketStep.Note ? Approval.Answer(answered, english) : null;
        if (TicketRules.Apply(before.Value, step, actor, input.Now, note, null, amount) is not TicketOutcome.Changed { Ticket: var after })
            return TurnResult.Say(conversation, input, Texts.For(input).Format("Ticket_NotAllowed", before.Id));
        var changes = Changes.None.Update(TicketDocuments.Tickets, before, after).Update(ApprovalRequest.Requests, stored, answered);
        var booked = await money.RebookedAsync([after], "consent", input, ct);
        return new TurnResult(conversation, await RepliesAsync(input, before.Value, after, answered, step, ct), changes.And(booked));
    }

    private async Task<IReadOnlyList<Reply>> RepliesAsync(
        UserInput input, Ticket before, Ticket after, ApprovalRequest answered, TicketStep step, CancellationToken ct)
    {
        var slot = Approval.SlotOf(after.Id);
        var replies = new List<Reply> { Reply.Show(input.Here, Approval.CardOf(after, answered, Texts.For(input)), slot) };
        var others = (await people.ApproversAsync(after.ClientId, ct)).Where(a => a.Id != input.Person.Id);
        replies.AddRange(others.Select(a => Reply.Show(Destination.Of(a.Id), Approval.CardOf(after, answered, Texts.For(a)), slot)));
        replies.AddRange(StepReplies.For(before, after, step, input, await people.FindAsync(after.RequesterId, ct), money.Book)
            .Where(r => r.To != input.Here || r.Card is null));
        replies.Add(Reply.Say(Destination.Desk, $"{after.Id}: {Approval.Answer(answered, Texts.ForDesk(money.Book))}"));
        return replies;
    }

    private static ApprovalRequest Answered(ApprovalRequest request, UserInput input, ApprovalState state) => request with
    {
        State = state,
        By = input.Person.Id,
        ByName = input.Person.Name,
        AnsweredAt = input.Now,
    };

    private static TurnResult Answered(Conversation conversation, UserInput input, Ticket ticket, ApprovalRequest request) =>
        new(conversation, [Reply.Show(input.Here, Approval.CardOf(ticket, request, Texts.For(input)), Approval.SlotOf(ticket.Id))], Changes.None);

    [GeneratedRegex(@"^(?<verb>approve|decline)\s+SD[- ]?(?<id>\d{1,9})(?:\s+(?:up\s+to\s+)?(?<amount>[\d.,]{1,10})(?:\s*(?:€|\$|£|EUR|USD|GBP))?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
