using SupportBot.Desk.Notices;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Notices;

/// <summary>"notifications", "notify me only when I must act": what a person wants to hear about tickets.</summary>
public sealed class ChooseNotices(IDocumentStore store) : IFlow
{
    private static readonly (NoticeLevel Level, string Words)[] Sentences =
    [
        (NoticeLevel.MustAct, "Words_NotifyMustAct"), (NoticeLevel.Important, "Words_NotifyImportant"), (NoticeLevel.Everything, "Words_NotifyEverything"),
    ];

    /// <summary>Whether the words or the button are about this.</summary>
    public static bool IsAsked(UserInput input) => input.Press is { } press
        ? press.Verb == Verbs.NoticesChoose
        : Said(input.Text, "Words_Notify") || Sentences.Any(s => Said(input.Text, s.Words));

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var stored = await store.FindAsync(NoticeWish.Wishes, input.Person.Id, ct);
        var before = stored?.Value.Level ?? NoticeLevel.Everything;
        var level = Chosen(input) ?? before;
        var card = Reply.Show(input.Here, CardOf(level, Texts.For(input)), "notices:" + input.Person.Id);
        var changes = level == before ? Changes.None : Changes.None.Save(NoticeWish.Wishes, input.Person.Id, stored, new NoticeWish(level));
        return new TurnResult(conversation, [card], changes);
    }

    private static NoticeLevel? Chosen(UserInput input)
    {
        if (input.Press is { } press) return Enum.TryParse<NoticeLevel>(press["level"], out var level) && Enum.IsDefined(level) ? level : null;
        return Sentences.Where(s => Said(input.Text, s.Words)).Select(s => (NoticeLevel?)s.Level).FirstOrDefault();
    }

    private static Card CardOf(NoticeLevel level, Texts say) => new()
    {
        Title = say["Notice_Title"],
        Blocks = [new Block.Line(say["Notice_Is_" + level]), new Block.Line(say["Notice_Always"], Tone.Subtle)],
        Buttons =
        [
            .. Enum.GetValues<NoticeLevel>().Where(l => l != level)
                .Select(l => new Button(say["Notice_" + l], Verbs.NoticesChoose, ("level", l.ToString()))),
        ],
    };

    private static bool Said(string text, string key) =>
        Texts.WordsOfAllLanguages(key).Contains(text.Trim(' ', '.', '!').ToLowerInvariant(), StringComparer.Ordinal);
}
