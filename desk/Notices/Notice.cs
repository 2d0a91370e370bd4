namespace SupportBot.Desk.Notices;

/// <summary>How much a message about a ticket matters to its reader, least first.</summary>
public enum NoticeWeight
{
    /// <summary>How it goes: somebody took the ticket, another priority.</summary>
    News,

    /// <summary>It ends, stands still or costs: closed, merged, approved, declined.</summary>
    Important,

    /// <summary>The reader has to do something, or a person wrote to the reader. Never delayed, never kept back.</summary>
    MustAct,
}

/// <summary>What a person wants to hear about tickets.</summary>
public enum NoticeLevel
{
    Everything,
    Important,
    MustAct,
}

/// <summary>Something to tell one person about one ticket.</summary>
/// <param name="Subject">What it is about, for example <c>owner</c>: of two that wait, only the later one is told.</param>
/// <param name="Text">The sentence, in the person's language and zone; null for what is told at once in a form of its own.</param>
public sealed record Notice(string TicketId, NoticeWeight Weight, string Subject, string? Text);
