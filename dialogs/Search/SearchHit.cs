namespace SupportBot.Dialogs.Search;

/// <summary>Something found, as it is listed and as it looks when it is put into a conversation.</summary>
/// <param name="Title">First line in the list.</param>
/// <param name="Text">Second line in the list.</param>
/// <param name="Card">Read by everybody in the conversation, so no money and nothing to press.</param>
public sealed record SearchHit(string Title, string Text, Card Card);
