using SupportBot.Desk.Notices;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Notices;

/// <summary>Says that a reply tells its person about a ticket; <see cref="TicketNotices"/> decides what becomes of it.</summary>
/// <param name="Subject">Of two sentences that wait, the later one with the same subject is told.</param>
/// <param name="Words">The sentence in the person's language; null when the reply has its text or card.</param>
public sealed record NoticeMark(string TicketId, NoticeWeight Weight, string Subject, Func<Texts, string>? Words = null);
