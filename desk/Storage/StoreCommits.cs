namespace SupportBot.Desk.Storage;

/// <summary>Commits of work that somebody else may have done first.</summary>
public static class StoreCommits
{
    /// <summary>Writes the changes unless what they rest on has changed, or what they insert is there.</summary>
    /// <returns>False when somebody was faster: nothing was written.</returns>
    public static async Task<bool> TryCommitAsync(this IDocumentStore store, Changes changes, CancellationToken ct)
    {
        try
        {
            await store.CommitAsync(changes, ct);
            return true;
        }
        catch (Exception other) when (other is StaleWriteException or DuplicateDocumentException)
        {
            return false;
        }
    }
}
