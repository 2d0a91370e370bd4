using NodaTime;

namespace SupportBot.Desk.Tickets;

/// <summary>What the reporter was told about coverage and money before any work started.</summary>
/// <param name="Outcome">Stable code of the coverage outcome, for example <c>covered</c> or <c>billable</c>.</param>
/// <param name="Currency">ISO 4217 code of the amounts.</param>
/// <param name="Low">Lowest likely net amount; null when it could not be told.</param>
/// <param name="High">Highest likely net amount; null when it could not be told.</param>
/// <param name="Authorised">Net amount that may be spent; null means no limit is needed.</param>
/// <param name="BookVersion">Contract book the decision was made with.</param>
/// <param name="NotBefore">Work was asked to start at this instant, because that is cheaper; null means now.</param>
public sealed record TicketPromise(
    string Outcome, string Currency, decimal? Low, decimal? High, decimal? Authorised, string BookVersion, Instant? NotBefore);
