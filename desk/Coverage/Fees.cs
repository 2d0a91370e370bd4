using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>R12: call-outs per attendance, trips per day, the emergency fee per ticket.</summary>
internal static class Fees
{
    public static void Charge(TicketCase ticket)
    {
        Attendance? previous = null;
        foreach (var segment in ticket.Segments)
        {
            // Segments are in the order of minutes, so the first one of an attendance has its first minute.
            var attendance = segment.Entry.Attendance;
            if (attendance == previous)
            {
                continue;
            }

            previous = attendance;
            if (!segment.Inside && segment.IsChargeable && !attendance.CallOutIncluded)
            {
                ticket.Charge(segment.Terms, attendance.Day, ChargeKind.CallOut, segment.Terms.CallOut);
            }
        }

        ChargeTrips(ticket);
        if (ticket.Request.EmergencyAccepted && ticket.Segments[0] is { IsChargeable: true } first)
        {
            ticket.Charge(first.Terms, first.Entry.Attendance.Day, ChargeKind.Emergency, first.Terms.Emergency);
        }
    }

    private static void ChargeTrips(TicketCase ticket)
    {
        var firstOnSite = ticket.Segments
            .Where(segment => segment.Entry.WorkType == WorkType.Onsite && segment.IsChargeable)
            .DistinctBy(segment => segment.Entry.Attendance.Day);
        foreach (var segment in firstOnSite)
        {
            ticket.Charge(segment.Terms, segment.Entry.Attendance.Day, ChargeKind.Trip, segment.Terms.Trip);
        }
    }
}
