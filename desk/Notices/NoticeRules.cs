using System.Globalization;
using NodaTime;

namespace SupportBot.Desk.Notices;

/// <summary>Decides who is told what, and when. The only place that does.</summary>
public static class NoticeRules
{
    /// <summary>So shortly before its message goes out a bundle takes no more lines: it may be on its way.</summary>
    public static readonly Duration Closing = Duration.FromSeconds(10);

    /// <param name="isOwnChange">The person did it and sees the result anyway.</param>
    /// <param name="waiting">The person's last bundle for this ticket; null when there was none.</param>
    public static NoticeDecision Decide(
        Notice notice, bool isOwnChange, NoticeLevel level, NoticeBundle? waiting, NoticeSettings settings, Instant now)
    {
        if (isOwnChange) return new NoticeDecision.Silent();
        var open = waiting is { Lines.IsEmpty: false } && now + Closing < waiting.DueAt ? waiting : null;
        if (notice.Weight == NoticeWeight.MustAct || notice.Text is null) return new NoticeDecision.Now(open);
        if (!Wants(level, notice.Weight)) return new NoticeDecision.Silent();
        if (settings.Quiet <= Closing) return new NoticeDecision.Now(open);
        var line = new NoticeLine(notice.Subject, notice.Text);
        // A clock that was set back must not keep people waiting for longer than the window.
        return new NoticeDecision.Later(open is null
            ? new NoticeBundle { DueAt = now + settings.Quiet, Slot = SlotOf(notice.TicketId, now), Lines = [line] }
            : open with { DueAt = Instant.Min(open.DueAt, now + settings.Quiet), Lines = open.Lines.RemoveAll(l => l.Subject == line.Subject).Add(line) });
    }

    /// <summary>Whether somebody with this choice hears of it.</summary>
    public static bool Wants(NoticeLevel level, NoticeWeight weight) => level switch
    {
        NoticeLevel.Everything => true,
        NoticeLevel.Important => weight >= NoticeWeight.Important,
        NoticeLevel.MustAct => weight == NoticeWeight.MustAct,
    };

    private static string SlotOf(string ticketId, Instant now) =>
        string.Create(CultureInfo.InvariantCulture, $"notice:{ticketId}:{now.ToUnixTimeTicks()}");
}
