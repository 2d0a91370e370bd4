namespace SupportBot.Dialogs;

/// <summary>One use case of the conversation: reads what it needs, decides, and returns what to write and say.</summary>
public interface IFlow
{
    Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct);
}
