using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>A request with the people, devices, services and sites it names looked up.</summary>
internal sealed record TicketFacts(
    CompiledClient Client, CoverageRequest Request, Service Service, ClientUser User, Device? Device, string? Site)
{
    public long Opened { get; } = Minutes.Of(Request.OpenedAt);

    /// <summary>Whether a calendar with all hours for priority 1 takes every minute as inside.</summary>
    public bool AllHoursApply { get; } =
        Request.Priority == Priority.P1 && Request.TechnicianPriority is null or Priority.P1;
}

/// <summary>What rules look at: the ticket's facts, and the piece's work type and role.</summary>
internal readonly record struct WorkFacts(TicketFacts Ticket, WorkType WorkType, string Role);
