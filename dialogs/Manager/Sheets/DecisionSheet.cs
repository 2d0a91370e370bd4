using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Advice;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>"decisions": what was decided in reviews, what became of it, and buttons to record and to settle.</summary>
public static class DecisionSheet
{
    /// <param name="names">Names of people by id.</param>
    public static Sheet Of(Ask ask, ImmutableArray<ReviewDecision> decisions, IReadOnlyDictionary<string, string> names, Reader reader)
    {
        var say = reader.Say;
        var open = decisions.Where(d => d.State == DecisionState.Open).ToList();
        var sheet = new Sheet
        {
            Ask = ask,
            Title = say["Manager_TitleDecisions"],
            Headline = decisions.IsEmpty ? say["Manager_DecisionsNone"] : say.Format("Manager_DecisionsHeadline", open.Count, decisions.Length - open.Count),
            Buttons = [RecordButton(ask, [], say), .. open.Count == 0 ? [] : new[] { SettleButton(ask, open, say) }],
            Next = [Topic.Review],
        };
        return decisions.IsEmpty ? sheet : sheet with { Blocks = [TableOf(decisions, reader)], Rows = RowsOf(decisions, names) };
    }

    /// <summary>Every decision and its state, the open ones first.</summary>
    public static Block.Table TableOf(ImmutableArray<ReviewDecision> decisions, Reader reader) => new(
        [reader.Say["Manager_DecisionNumber"], reader.Say["Manager_Decision"], reader.Say["Manager_DecisionMade"], reader.Say["Manager_State"]],
        [.. decisions.OrderBy(d => d.State).ThenBy(d => d.Number).Select(d => ImmutableList.Create(
            reader.Say.Number(d.Number, 0), d.Text, DayOf(d.At, reader), StateOf(d, reader)))]);

    /// <param name="proposals">What may be chosen instead of words.</param>
    public static Button RecordButton(Ask ask, IEnumerable<string> proposals, Texts say)
    {
        var choices = proposals.Select(p => TextCut.To(p, ReviewDecisions.Longest)).Distinct(StringComparer.Ordinal)
            .Select(p => new Option(p, p)).ToImmutableList();
        var words = new Input.TextField("text", say["Manager_DecisionText"], Required: choices.IsEmpty, Multiline: true, ReviewDecisions.Longest);
        return new Button(
            say["Manager_DecisionRecord"], Verbs.DecisionAdd, ask.Data,
            choices.IsEmpty ? [words] : [new Input.Choice("proposal", say["Manager_Proposal"], Required: false, choices), words]);
    }

    private static Button SettleButton(Ask ask, IEnumerable<ReviewDecision> open, Texts say) => new(
        say["Manager_DecisionSettle"], Verbs.DecisionSettle, ask.Data,
    [
        new Input.Choice("number", say["Manager_Decision"], Required: true,
            [.. open.Select(d => new Option(Plain.Of(d.Number), $"{d.Number}. {TextCut.To(d.Text, 80)}"))]),
        new Input.Choice("state", say["Manager_State"], Required: true,
            [.. new[] { DecisionState.Done, DecisionState.Dropped }.Select(s => new Option(s.ToString(), say["Manager_Decision_" + s]))]),
    ]);

    private static string StateOf(ReviewDecision decision, Reader reader)
    {
        var state = reader.Say["Manager_Decision_" + decision.State];
        return decision.SettledAt is { } at ? $"{state} ({DayOf(at, reader)})" : state;
    }

    private static string DayOf(Instant at, Reader reader) => reader.Say.Day(at.InZone(reader.Zone).Date);

    private static Block.Table RowsOf(ImmutableArray<ReviewDecision> decisions, IReadOnlyDictionary<string, string> names) => new(
        ["number", "decision", "decided_utc", "decided_by", "state", "settled_utc", "settled_by"],
        [.. decisions.Select(d => ImmutableList.Create(
            Plain.Of(d.Number), d.Text, Plain.Of(d.At), NameOf(d.By, names), d.State.ToString(),
            d.SettledAt is { } at ? Plain.Of(at) : "", d.SettledBy is { } by ? NameOf(by, names) : ""))]);

    private static string NameOf(string id, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(id, "");
}
