namespace SupportBot.Desk.Files;

/// <summary>What a file's name and kind say about it, before its content is seen.</summary>
/// <param name="Name">The cleaned name; fit to be shown and to be saved under.</param>
public abstract record FileVerdict(string Name)
{
    /// <summary>It may be fetched.</summary>
    /// <param name="Type">Content type; <see cref="FileRules.AnyPicture"/> when only the content can tell.</param>
    public sealed record Accepted(string Name, string Type) : FileVerdict(Name);

    /// <summary>It is not fetched at all.</summary>
    public sealed record Refused(string Name, FileRefusal Reason) : FileVerdict(Name);
}
