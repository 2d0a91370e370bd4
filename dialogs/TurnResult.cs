using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs;

/// <summary>What a turn decided: written in one commit, then said.</summary>
/// <param name="Next">The conversation as it is remembered.</param>
/// <param name="Replies">In the order they are said.</param>
/// <param name="Changes">Documents to write.</param>
public sealed record TurnResult(Conversation Next, IReadOnlyList<Reply> Replies, Changes Changes);
