namespace SupportBot.Bot.Turns;

/// <summary>Where the provider's technicians work.</summary>
public sealed class DeskOptions
{
    /// <summary>Directory tenant of the provider. Null: nobody is in the technicians' channel.</summary>
    public string? TenantId { get; set; }

    /// <summary>Id of the escalation channel, <c>19:…@thread.tacv2</c>, without a thread. Null: there is none.</summary>
    public string? ChannelId { get; set; }
}
