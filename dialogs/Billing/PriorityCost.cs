using System.Globalization;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// Another priority may have another fee. What makes a ticket dearer for the client is shown before it is set: by how much, and
/// whether somebody has to agree to it. What costs nothing more is one step.
/// </summary>
public sealed class PriorityCost(PricingFacts facts, MoneyDesk money, PeopleQueries people)
{
    /// <summary>What the same work comes to.</summary>
    /// <param name="Before">Net range as the ticket is now; a range of new work.</param>
    /// <param name="After">The same with the new priority.</param>
    /// <param name="Logged">Net of the logged time as the ticket is now.</param>
    /// <param name="LoggedAfter">The same with the new priority.</param>
    /// <param name="Authorised">Net that is consented to with the new priority; null is no limit.</param>
    private sealed record Effect(EstimateRange Before, EstimateRange After, decimal Logged, decimal LoggedAfter, decimal? Authorised)
    {
        public bool IsDearer => After.Largest > Before.Largest || LoggedAfter > Logged;

        /// <summary>What somebody who says yes has seen.</summary>
        public decimal Most => Math.Max(After.Largest, LoggedAfter);
    }

    /// <summary>Null when the step can be taken: it costs nothing more, was agreed to, or is refused for other reasons.</summary>
    public async Task<TurnResult?> ShownFirstAsync(Conversation conversation, UserInput input, TicketStepFlow.Request request, CancellationToken ct)
    {
        if (!input.Person.IsDesk || request is not { Step: TicketStep.SetPriority, Extras.Priority: { } wanted }) return null;
        if (await money.TicketAsync(request.TicketId, input.Person, ct) is not { } billed) return null;
        if (request.Revision is { } shown && shown != billed.Ticket.Revision) return null;
        var outcome = TicketRules.Apply(
            billed.Ticket, TicketStep.SetPriority, TicketAccess.ActorOf(input.Person), input.Now, extras: new StepExtras(wanted));
        if (outcome is not TicketOutcome.Changed { Ticket: var changed }) return null;
        if (await EffectAsync(billed, changed, input, ct) is not { IsDearer: true } effect) return null;
        return input.Press is { Verb: Verbs.TicketPriorityYes } yes && ShownIn(yes) >= effect.Most
            ? null
            : new TurnResult(conversation, [Reply.Show(input.Here, Asked(billed.Ticket, changed, request.Text, effect, Texts.For(input)))], Changes.None);
    }

    /// <summary>The step's result; approvers are asked when logged time counts more than they agreed to from now on.</summary>
    public async Task<TurnResult> AfterAsync(TurnResult taken, UserInput input, TicketStepFlow.Request request, CancellationToken ct)
    {
        if (request is not { Step: TicketStep.SetPriority, Extras.Priority: { } wanted } || taken.Changes.IsEmpty) return taken;
        if (await money.TicketAsync(request.TicketId, input.Person, ct) is not { Ticket: var before }) return taken;
        var changed = TicketRules.Apply(before, TicketStep.SetPriority, TicketAccess.ActorOf(input.Person), input.Now, extras: new StepExtras(wanted)).Ticket;
        var (standing, _) = await money.StandingAsync(before, input.Now, ct);
        var then = await money.StandingIfAsync(changed, input.Now, ct);
        if (then.Held <= standing.Held) return taken;
        var approvers = await people.ApproversAsync(changed.ClientId, ct);
        var authorised = Consent.AuthorisedFor(changed, money.Book.FindClient(changed.ClientId));
        var (replies, asked) = await Spending.AskAsync(input, changed, then, authorised, approvers, money, ct);
        return taken with { Replies = [.. taken.Replies, .. replies], Changes = taken.Changes.And(asked) };
    }

    /// <summary>Null when a person has to decide the coverage first.</summary>
    private async Task<Effect?> EffectAsync(BilledTicket billed, Ticket changed, UserInput input, CancellationToken ct)
    {
        var known = await facts.AtAsync(changed.ClientId, input.Now, ct);
        if (RangeOf(billed, known, input) is not { } before || RangeOf(billed with { Ticket = changed }, known, input) is not { } after) return null;
        var (standing, _) = await money.StandingAsync(billed.Ticket, input.Now, ct);
        var then = await money.StandingIfAsync(changed, input.Now, ct);
        var client = money.Book.FindClient(changed.ClientId);
        return new Effect(before, after, standing.Total, then.Total, Consent.AuthorisedFor(changed, client));
    }

    /// <summary>The same work at the same time: how long cases of either priority took is left out of the comparison.</summary>
    private EstimateRange? RangeOf(BilledTicket billed, PricingFacts.Known known, UserInput input)
    {
        var request = billed.Request;
        return CoverageRules.Decide(money.Book, new EstimateInput
        {
            Now = input.Now.ToWholeMinute(),
            Client = billed.Ticket.ClientId,
            Request = request,
            History = [.. known.Cases.Select(row => row with { Priority = request.EffectivePriority })],
            Ledger = known.Balance.LeftOf(money.Book),
        }).Range;
    }

    private Card Asked(Ticket ticket, Ticket changed, string? reason, Effect effect, Texts say)
    {
        var (now, then) = (ticket.Priority.ToString()[1..], changed.Priority.ToString()[1..]);
        return new Card
        {
            Title = say.Format("Desk_PriorityAsk", ticket.Id, then),
            Accent = Accent.Warning,
            Blocks = [.. Lines(ticket, now, then, effect, say).Select(line => new Block.Line(line)), .. Reason(reason)],
            Buttons =
            [
                new Button(say.Format("Desk_PriorityYes", then), Verbs.TicketPriorityYes, [
                    .. TicketCard.DataOf(ticket), ("priority", changed.Priority.ToString()), ("text", Masking.Mask(reason ?? "")),
                    ("shown", effect.Most.ToString(CultureInfo.InvariantCulture)),
                ]),
                new Button(say.Format("Desk_PriorityNo", now), Verbs.TicketShow, ("ticket", ticket.Id)),
            ],
        };
    }

    private static IEnumerable<Block> Reason(string? reason) =>
        reason is { Length: > 0 } words ? [new Block.Line(Masking.Mask(words), Tone.Subtle)] : [];

    private IEnumerable<string> Lines(Ticket ticket, string now, string then, Effect effect, Texts say)
    {
        var currency = money.Book.Currency;
        if (effect.After.Largest > effect.Before.Largest)
        {
            yield return say.Format(
                "Desk_PriorityCost", now, RangeText(effect.Before, say), then, RangeText(effect.After, say),
                say.Money(effect.After.Largest - effect.Before.Largest, currency));
        }

        if (effect.LoggedAfter > effect.Logged)
            yield return say.Format("Desk_PriorityLogged", say.Money(effect.Logged, currency), say.Money(effect.LoggedAfter, currency));
        yield return effect.Authorised switch
        {
            null => say["Desk_PriorityNoLimit"],
            { } limit when effect.Most > limit => say.Format("Desk_PriorityBeyond", say.Money(limit, currency), ticket.ClientName ?? ticket.ClientId),
            { } limit => say.Format("Desk_PriorityWithin", say.Money(limit, currency)),
        };
    }

    private string RangeText(EstimateRange range, Texts say) => range.Largest == 0m
        ? say["Coverage_NoCharge"]
        : say.MoneyRange(range.Smallest, range.Largest, money.Book.Currency);

    /// <summary>The net amount on the pressed card; less than anything when it is missing or forged into something else.</summary>
    private static decimal ShownIn(Press yes) =>
        decimal.TryParse(yes["shown"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shown) ? shown : -1m;
}
