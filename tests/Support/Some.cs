using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;

namespace SupportBot.Tests.Support;

/// <summary>Values for tests that do not care which.</summary>
internal static class Some
{
    /// <summary>A Tuesday morning inside everybody's support hours.</summary>
    public static readonly Instant TuesdayMorning = Instant.FromUtc(2026, 11, 24, 9, 30);

    public static readonly TicketActor Technician = new("desk/t1", "Tessa", TicketSide.Desk);

    public static readonly TicketActor OtherTechnician = new("desk/t2", "Tom", TicketSide.Desk);

    public static readonly TicketActor Reporter = new("fabrikam/e", "Emil", TicketSide.Client);

    public static OutageEvent Outage(Instant start) => new()
    {
        Id = "OUT-1",
        ServiceId = "vpn",
        Scopes = [new OutageScope("fabrikam", [])],
        Start = start,
        Words = "The gateway does not answer",
    };

    public static Ticket Ticket(TicketStatus status = TicketStatus.New) => new()
    {
        Id = "SD-1",
        ClientId = "fabrikam",
        RequesterId = Reporter.Id,
        RequesterName = Reporter.Name,
        Title = "Printer is dead",
        Description = "Printer is dead",
        ServiceId = "printing",
        ServiceName = "Printing",
        Priority = Priority.P2,
        OpenedAt = TuesdayMorning,
        Promise = new TicketPromise("billable", "EUR", 95m, 125m, 125m, "1", null),
        Status = status,
    };
}
