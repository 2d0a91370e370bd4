using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs;

/// <summary>What a turn decided: written in one commit, then said.</summary>
/// <param name="Next">The conversation as it is remembered.</param>
/// <param name="Replies">In the order they are said.</param>
/// <param name="Changes">Documents to write.</param>
public sealed record TurnResult(Conversation Next, IReadOnlyList<Reply> Replies, Changes Changes)
{
    /// <summary>One sentence where it was asked, and nothing written.</summary>
    public static TurnResult Say(Conversation next, UserInput input, string sentence) => Show(next, Reply.Say(input.Here, sentence));

    /// <summary>One reply, and nothing written.</summary>
    public static TurnResult Show(Conversation next, Reply reply) => new(next, [reply], Changes.None);
}
