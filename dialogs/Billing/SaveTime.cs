using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// Save or Cancel on a draft. Saved once, however often it is pressed; what costs more by now, or rests on what was changed or
/// invoiced since, is shown again first.
/// </summary>
public sealed class SaveTime(MoneyDesk money, PeopleQueries people) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await money.DraftAsync(input.Press?["draft"] ?? "", ct);
        if (stored is null || stored.Value.By != input.Person.Id || !input.Person.IsDesk)
            return TurnResult.Say(conversation, input, say["Billing_NotYourDraft"]);
        var draft = stored.Value;
        if (draft.State != DraftState.Shown) return Shown(conversation, input, draft, Changes.None);
        if (input.Press?.Verb == BillingVerbs.Cancel)
        {
            var dropped = draft with { State = DraftState.Dropped };
            return Shown(conversation, input, dropped, Changes.None.Update(WorkDraft.Drafts, stored, dropped));
        }

        return await CheckedAsync(conversation, input, stored, ct);
    }

    private async Task<TurnResult> CheckedAsync(Conversation conversation, UserInput input, Stored<WorkDraft> stored, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (await CurrentAsync(stored.Value, ct) is not { } draft) return TurnResult.Say(conversation, input, say["Billing_NoSuchEntry"]);
        if (await money.EffectOfAsync(draft, input.Now, ct) is not { } effect)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", draft.TicketId));
        var isAsShown = ReferenceEquals(draft, stored.Value) && effect.Open == draft.ShownOpen && effect.Delta.Total <= draft.ShownTotal;
        return isAsShown
            ? await SavedAsync(conversation, input, stored, effect, ct)
            : await DraftCard.ShowAsync(conversation, input, draft, stored, money, ct);
    }

    /// <summary>
    /// The draft on what is stored by now; null when the time was taken back meanwhile. New time of a month that was invoiced
    /// since goes into the next one.
    /// </summary>
    private async Task<WorkDraft?> CurrentAsync(WorkDraft draft, CancellationToken ct)
    {
        if (draft.Entry is { Earlier.IsEmpty: true } entry)
        {
            return await money.IsFrozenAsync(draft, ct) && await money.StoredTicketAsync(draft.TicketId, ct) is { } ticket
                ? draft with { Entry = entry with { Period = await money.BilledInAsync(ticket.Value, entry.Start, ct) } }
                : draft;
        }

        if (draft.Entry is { } correction) return await money.EntryAsync(correction.Id, ct) is { Value: { Removed: false } now } ? draft.Over(now) : null;
        return await money.TermsAsync(draft.TicketId, ct) is { } terms ? draft.Over(terms.Value) : draft;
    }

    private async Task<TurnResult> SavedAsync(
        Conversation conversation, UserInput input, Stored<WorkDraft> stored, DraftEffect effect, CancellationToken ct)
    {
        var saved = stored.Value with { State = DraftState.Saved };
        var changes = effect.Changes.Update(WorkDraft.Drafts, stored, saved);
        if (saved.Entry is { } entry) changes = changes.Save(WorkEntry.Entries, entry.Id, await money.EntryAsync(entry.Id, ct), entry);
        if (saved.Terms is { } terms) changes = changes.Save(TicketTerms.Terms, terms.TicketId, await money.TermsAsync(terms.TicketId, ct), terms);
        var warnings = await WarnAsync(input, effect, ct);
        var done = Shown(conversation, input, saved, changes.And(warnings.Changes));
        return done with { Replies = [.. done.Replies, .. warnings.Replies] };
    }

    /// <summary>At four fifths technician and approvers are told; beyond the consent it is asked for, once for each new amount.</summary>
    private async Task<TurnResult> WarnAsync(UserInput input, DraftEffect effect, CancellationToken ct)
    {
        var (before, now) = (effect.Before.StageOf(effect.Authorised), effect.After.StageOf(effect.Authorised));
        var nothing = new TurnResult(new Conversation { Id = "" }, [], Changes.None);
        if (now == SpendingStage.Free || (now == before && effect.Delta.Held <= 0m)) return nothing;
        var approvers = await people.ApproversAsync(effect.Ticket.ClientId, ct);
        if (now == SpendingStage.Nearly) return nothing with { Replies = Spending.Nearly(input, effect, approvers) };
        var (replies, changes) = await Spending.AskAsync(input, effect.Ticket, effect.After, effect.Authorised, approvers, money, ct);
        return nothing with { Replies = replies, Changes = changes };
    }

    private static TurnResult Shown(Conversation conversation, UserInput input, WorkDraft draft, Changes changes) => new(
        conversation, [Reply.Show(input.Here, DraftCard.Done(draft, Texts.For(input)), DraftCard.SlotOf(draft.Id))], changes);
}
