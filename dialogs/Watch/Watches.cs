using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Outages;

namespace SupportBot.Dialogs.Watch;

/// <summary>Everything that is looked at again and again.</summary>
/// <param name="Sla">One look per open ticket.</param>
/// <param name="Reports">One look at all recent reports.</param>
/// <param name="Closing">One look at all solved tickets.</param>
/// <param name="Notices">What becomes of what they tell people about tickets.</param>
public sealed record Watches(SlaWatch Sla, WatchReports Reports, ClosingWatch Closing, TicketNotices Notices);
