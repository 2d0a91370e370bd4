using System.Collections.Immutable;

namespace SupportBot.Desk.Sla;

/// <summary>What a look at a ticket's clocks leads to.</summary>
/// <param name="After">What has been told when it is done.</param>
/// <param name="Response">The response clock's new stage; null when there is none.</param>
/// <param name="Resolution">The resolution clock's new stage; null when there is none.</param>
/// <param name="Call">Whom to call now.</param>
public sealed record EscalationLook(SlaAlert After, decimal? Response, decimal? Resolution, ImmutableList<string> Call);
