using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Technician;

/// <summary>The channel that technicians chose for escalations, in place of the configured one.</summary>
/// <param name="TenantId">The provider's directory tenant.</param>
/// <param name="ConversationId">Where it was chosen; possibly a thread of the channel.</param>
/// <param name="Former">Channels chosen before, whose cards still work.</param>
/// <param name="ChosenBy">Person id of the dispatcher.</param>
/// <param name="ChosenAt">When.</param>
public sealed record DeskChannel(
    string TenantId, string ConversationId, ImmutableList<string> Former, string ChosenBy, Instant ChosenAt)
{
    /// <summary>There is one.</summary>
    public const string Id = "current";

    public static readonly DocumentType<DeskChannel> Channels = new("desk-channel");
}
