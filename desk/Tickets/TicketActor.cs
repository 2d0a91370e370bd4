namespace SupportBot.Desk.Tickets;

/// <summary>Who takes a step on a ticket, and as what.</summary>
/// <param name="Id">Person id.</param>
/// <param name="Name">Name shown in the history.</param>
/// <param name="Side">Which side of the ticket the person stands on.</param>
public sealed record TicketActor(string Id, string Name, TicketSide Side)
{
    /// <summary>The desk's own clockwork, for example the automatic closing.</summary>
    public static TicketActor System { get; } = new("system", "Service desk", TicketSide.Desk);
}

/// <summary>The two sides of a ticket.</summary>
public enum TicketSide
{
    Client,
    Desk,
}
