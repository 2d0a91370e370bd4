using System.Collections.Immutable;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>What is about to be saved and what it costs, with Save and Cancel.</summary>
public static class DraftCard
{
    /// <summary>The message that the card replaces.</summary>
    public static string SlotOf(string draftId) => "draft:" + draftId;

    /// <summary>Shows what saving would do, and keeps the draft for it.</summary>
    /// <param name="stored">The draft as stored, when it is shown again; null for a new one.</param>
    public static async Task<TurnResult> ShowAsync(
        Conversation conversation, UserInput input, WorkDraft draft, Stored<WorkDraft>? stored, MoneyDesk money, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (await money.EffectOfAsync(draft, input.Now, ct) is not { } effect)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", draft.TicketId));
        var shown = draft with { ShownTotal = effect.Delta.Total, ShownOpen = effect.Open };
        var replies = new List<Reply> { Reply.Show(input.Here, For(shown, effect, money.Book, say), SlotOf(draft.Id)) };
        if (stored is not null)
            replies.Add(Reply.Say(input.Here, say[shown.ShownTotal > stored.Value.ShownTotal ? "Billing_ChangedMeanwhile" : "Billing_LookAgain"]));
        return new TurnResult(conversation, replies, Changes.None.Save(WorkDraft.Drafts, draft.Id, stored, shown));
    }

    public static Card For(WorkDraft draft, DraftEffect effect, ContractBook book, Texts say)
    {
        var stage = effect.After.StageOf(effect.Authorised);
        return new Card
        {
            Title = Title(draft, say),
            Accent = stage switch { SpendingStage.Used => Accent.Attention, SpendingStage.Nearly => Accent.Warning, SpendingStage.Free => Accent.Plain },
            Blocks =
            [
                .. Facts(draft, say),
                .. MoneyLines.Effect(effect, book, say).Select(line => new Block.Line(line, Tone.Strong)),
            ],
            Buttons = draft.State == DraftState.Shown
                ?
                [
                    new Button(say["Billing_Save"], BillingVerbs.Save, ("draft", draft.Id)),
                    new Button(say["Billing_Cancel"], BillingVerbs.Cancel, ("draft", draft.Id)),
                ]
                : [],
        };
    }

    /// <summary>A draft that is done with: one line, nothing to press.</summary>
    public static Card Done(WorkDraft draft, Texts say) => new()
    {
        Title = Title(draft, say).TrimEnd('?'),
        Accent = draft.State == DraftState.Saved ? Accent.Good : Accent.Plain,
        Blocks = [.. Facts(draft, say), new Block.Line(say[draft.State == DraftState.Saved ? "Billing_Saved" : "Billing_Dropped"])],
    };

    private static string Title(WorkDraft draft, Texts say) => draft switch
    {
        { Terms: not null } => say.Format("Billing_CoverageTitle", draft.TicketId),
        { Entry: { Removed: true } } => say.Format("Billing_RemoveTitle", draft.TicketId),
        { Entry: { Earlier.IsEmpty: false } entry } => say.Format("Billing_CorrectTitle", say.Length(entry.Minutes), draft.TicketId),
        _ => say.Format("Billing_LogTitle", say.Length(draft.Entry?.Minutes ?? 0), draft.TicketId),
    };

    private static IEnumerable<Block> Facts(WorkDraft draft, Texts say)
    {
        if (draft.Entry is { } entry)
        {
            var facts = ImmutableList.Create(
                new Fact(say["Billing_When"], $"{say.When(entry.Start)} – {say.TimeOfDay(entry.End)}"),
                new Fact(say["Billing_Who"], entry.PersonName ?? "–"),
                new Fact(say["Billing_Type"], MoneyLines.WorkType(entry.WorkType, say)));
            if (entry.Earlier is [.., var last])
                facts = facts.Add(new Fact(say["Billing_Before"], say.Length((decimal)(last.End - last.Start).TotalMinutes))).Add(new Fact(say["Billing_Because"], last.Reason));
            yield return new Block.Facts(facts);
            if (entry.Note is { } note) yield return new Block.Line(note, Tone.Subtle);
        }

        if (draft.Terms is { Corrections: [.., var correction] })
            yield return new Block.Line(CorrectionLine(correction, say));
    }

    /// <summary>One correction of the coverage with its reason.</summary>
    public static string CorrectionLine(TermsCorrection correction, Texts say) => say.Format(
        "Billing_Correction", correction.ByName, $"{say["Billing_Set_" + correction.What]} {ValueOf(correction, say)}".TrimEnd(), correction.Reason);

    private static string ValueOf(TermsCorrection correction, Texts say) =>
        correction.What == "cause" && correction.Value.Length > 0 ? say["Cause_" + correction.Value] : correction.Value;
}
