namespace SupportBot.Desk.Tickets;

/// <summary>Which ticket may be a part of which.</summary>
public static class TicketFamily
{
    /// <summary>Tickets above a ticket, at most.</summary>
    public const int Deepest = 5;

    /// <param name="chain">The wished parent, its parent, and so on; empty when there is no such ticket.</param>
    /// <returns>Null when it may.</returns>
    public static FamilyRefusal? Refusal(Ticket child, IReadOnlyList<Ticket> chain)
    {
        if (chain.Count == 0) return FamilyRefusal.NoSuchTicket;
        if (chain[0].ClientId != child.ClientId) return FamilyRefusal.OtherClient;
        if (chain.Any(t => t.Id == child.Id)) return FamilyRefusal.Loop;
        return chain.Count > Deepest ? FamilyRefusal.TooDeep : null;
    }
}

/// <summary>Why a ticket cannot be a part of another one.</summary>
public enum FamilyRefusal
{
    NoSuchTicket,
    OtherClient,
    Loop,
    TooDeep,
}
