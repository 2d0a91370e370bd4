namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Leaves the reading of a document at once; never leaves the two readers.</summary>
internal sealed class BrokenTextException(int line, string reason) : Exception(reason)
{
    public int Line { get; } = line;

    public static BrokenTextException SecondKey(int line, string key) => new(line, $"the key \"{key}\" stands here a second time");
}
