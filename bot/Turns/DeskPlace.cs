using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Bot.Turns;

/// <summary>Where the technicians' escalation channel is: chosen in Teams, else configured.</summary>
public sealed class DeskPlace(IDocumentStore store, ContactBook contacts, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <summary>Another process may have taken the choice.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);

    private readonly DeskOptions _configured = options.Value;

    // Replaced as a whole; a race reads the same document twice.
    private volatile Choice? _choice;

    /// <summary>Id of the channel without a thread; null when there is none.</summary>
    public async ValueTask<string?> ChannelAsync(CancellationToken ct) =>
        (await ChosenAsync(ct))?.ConversationId is { } chosen ? ConversationAccount.WithoutThread(chosen) : _configured.ChannelId;

    /// <summary>Whether something is said in the escalation channel, or in one that was it before.</summary>
    public async ValueTask<bool> IsSaidInAsync(Activity activity, CancellationToken ct)
    {
        if (activity.Conversation?.Id is not { } said) return false;
        var bare = ConversationAccount.WithoutThread(said);
        var chosen = await ChosenAsync(ct);
        if (chosen is not null && IsTenant(chosen.TenantId, activity)
            && chosen.Former.Append(chosen.ConversationId).Any(c => ConversationAccount.WithoutThread(c) == bare)) return true;
        return _configured.ChannelId == bare && IsTenant(_configured.TenantId, activity);
    }

    /// <summary>How to write there; null when the bot has never heard from that channel.</summary>
    public async ValueTask<Contact?> ContactAsync(CancellationToken ct) => await ChannelAsync(ct) is { } channel
        ? await contacts.FindAsync(new Destination(DestinationKind.Conversation, channel).Key, ct)
        : null;

    private static bool IsTenant(string? tenant, Activity activity) =>
        tenant is not null && string.Equals(tenant, activity.TenantId, StringComparison.OrdinalIgnoreCase);

    private async ValueTask<DeskChannel?> ChosenAsync(CancellationToken ct)
    {
        if (_choice is { } known && clock.GetUtcNow() - known.ReadAt < Believed) return known.Channel;
        var read = (await store.FindAsync(DeskChannel.Channels, DeskChannel.Id, ct))?.Value;
        _choice = new Choice(read, clock.GetUtcNow());
        return read;
    }

    /// <summary>Reads the choice again, after it was taken.</summary>
    public void Reload() => _choice = null;

    private sealed record Choice(DeskChannel? Channel, DateTimeOffset ReadAt);
}
