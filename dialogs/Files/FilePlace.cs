using SupportBot.Desk.Clients;
using SupportBot.Desk.Files;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;

namespace SupportBot.Dialogs.Files;

/// <summary>What a file belongs to, and who may open it. Both null: it is not known yet.</summary>
/// <param name="ReportId">A report that is on offer.</param>
/// <param name="TicketId">A ticket.</param>
public sealed record FilePlace(string? ReportId, string? TicketId)
{
    public static FilePlace Unknown { get; } = new(null, null);

    public bool IsKnown => ReportId is not null || TicketId is not null;

    /// <summary>The desk's own files are for the desk; all others for those who may see the ticket, without one for the sender.</summary>
    public static bool MayOpen(StoredFile file, Ticket? ticket, Person person)
    {
        if (file.State != FileState.Stored || (file.Internal && !person.IsDesk)) return false;
        if (ticket is null) return file.PersonId == person.Id;
        return ticket.Files.Exists(f => f.Id == file.Id) && TicketAccess.MaySee(ticket, person);
    }
}
