using System.Globalization;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Manager;

/// <summary>"decision: replace the label printer", or the buttons of a review: records what was decided, and what became of it.</summary>
public sealed class DecideReview(DecisionSource decisions, IDocumentStore store, BookShelf books) : IFlow
{
    /// <summary>Characters before the colon: the word, and a client that the desk names.</summary>
    private const int MostBefore = 60;

    /// <summary>Whether typed words record a decision; who may is checked with the client that they name.</summary>
    public static bool IsTyped(UserInput input) =>
        input.Press is null && FigureAccess.IsForFigures(input.Person)
        && input.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and <= MostBefore and var colon
        && Texts.For(input).Words("Words_Decision").Any(w => IsLead(input.Text.AsSpan(0, colon).Trim(), w));

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        var read = input.Press is { } press
            ? Ask.Read(key => press[key])
            : AskReader.Usual(Topic.Decisions, input.Text[..input.Text.IndexOf(':', StringComparison.Ordinal)], reader, books.Current);
        if (read is null)
            return TurnResult.Say(conversation, input, reader.Say[input.Press is null ? "Manager_AskClient" : "Error_Unknown"]);
        var ask = read with { Topic = Topic.Decisions };
        if (!FigureAccess.MaySee(input.Person, ask)) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        if (books.Current.FindClient(ask.ClientId) is null) return TurnResult.Say(conversation, input, reader.Say["Manager_UnknownClient"]);
        var stored = await store.FindAsync(ReviewDecisions.Records, ask.ClientId, ct);
        var before = stored?.Value ?? ReviewDecisions.NoneOf(ask.ClientId);
        var (after, sentence) = Changed(before, input, reader.Say);
        var changes = after is null || after == before ? Changes.None : Changes.None.Save(ReviewDecisions.Records, ask.ClientId, stored, after);
        return await ShownAsync(conversation, input, ask, after ?? before, sentence, changes, ct);
    }

    private static bool IsLead(ReadOnlySpan<char> before, string word) =>
        before.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || before[word.Length] == ' ');

    /// <summary>The decisions as they are then, or why not, and a sentence about it.</summary>
    private static (ReviewDecisions? After, string Sentence) Changed(ReviewDecisions before, UserInput input, Texts say)
    {
        if (input.Press?.Verb == Verbs.DecisionSettle)
        {
            return before.Settle(NumberOf(input.Press["number"]), StateOf(input.Press["state"]), input.Person.Id, input.Now) is { } settled
                ? (settled, say.Format("Manager_DecisionSettled", input.Press["number"]))
                : (null, say["Manager_DecisionNotOpen"]);
        }

        var words = TextCut.To(Masking.Mask(WordsOf(input).ReplaceLineEndings(" ").Trim()), ReviewDecisions.Longest);
        if (words.Length == 0) return (null, say["Manager_DecisionEmpty"]);
        return before.Add(words, input.Person.Id, input.Now) is { } added
            ? (added, say["Manager_DecisionRecorded"])
            : (null, say.Format("Manager_DecisionsFull", ReviewDecisions.MostOpen));
    }

    /// <summary>What was written, else the proposal that was chosen.</summary>
    private static string WordsOf(UserInput input) => input.Press switch
    {
        null => input.Text[(input.Text.IndexOf(':', StringComparison.Ordinal) + 1)..],
        var press when !string.IsNullOrWhiteSpace(press["text"]) => press["text"],
        var press => press["proposal"],
    };

    private static int NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DecisionState StateOf(string text) =>
        Enum.TryParse<DecisionState>(text, out var state) && Enum.IsDefined(state) ? state : DecisionState.Open;

    private async Task<TurnResult> ShownAsync(
        Conversation conversation, UserInput input, Ask ask, ReviewDecisions now, string sentence, Changes changes, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        var sheet = await decisions.SheetAsync(ask, now.Since(Downtime.StartOf(ask.Period.From, reader.Zone)), reader, ct);
        return new TurnResult(conversation, [Reply.Say(input.Here, sentence), Reply.Show(input.Here, SheetCard.Of(sheet, reader.Say))], changes);
    }
}
