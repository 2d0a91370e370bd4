using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// Who else is on a ticket at the moment. Channels do not tell a bot who is typing; it knows who opened the actions and who
/// acted, and when, so the hint fades by itself.
/// </summary>
public static class AlsoHere
{
    private static readonly Duration Moment = Duration.FromMinutes(5);

    /// <param name="opened">Null when nobody opened the actions yet.</param>
    /// <returns>Null when nobody else is.</returns>
    public static string? Sentence(Ticket ticket, DeskPresence? opened, Person reader, Instant now, Texts say)
    {
        var other = opened is not null && opened.PersonId != reader.Id && now - opened.At < Moment ? opened : null;
        var acted = ticket.History.FindLast(line => line.By != reader.Id && IsOfTheDesk(line.Step));
        if (acted is not null && now - acted.At < Moment && acted.At >= (other?.At ?? acted.At))
            return say.Format("Desk_AlsoActed", acted.ByName, ticket.Id, say["Step_" + acted.Step], Ago(now - acted.At, say));
        return other is null ? null : say.Format("Desk_AlsoOpened", other.Name, ticket.Id, Ago(now - other.At, say));
    }

    private static string Ago(Duration since, Texts say) => say.Length(Math.Max(1, (long)since.TotalMinutes));

    private static bool IsOfTheDesk(TicketStep step) => step is TicketStep.AskUser or TicketStep.Tell or TicketStep.Note or TicketStep.HandOver
        or TicketStep.SetPriority or TicketStep.SetService or TicketStep.WaitForVendor or TicketStep.VendorAnswered or TicketStep.Resolve;
}
