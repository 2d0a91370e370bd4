using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage;

/// <summary>
/// Everything durable in one place, so that one commit can write documents, finish the activity that they come from and
/// queue the messages that follow.
/// </summary>
public interface IBotStore : IDocumentStore, IAsyncDisposable
{
    IInbox Inbox { get; }

    /// <summary>Filled by <see cref="Changes.Send"/>.</summary>
    IPendingWork Outbox { get; }

    /// <summary>Cancelled when a write did not reach the disk: everything throws from then on, and the process must end.</summary>
    CancellationToken Failed { get; }
}
