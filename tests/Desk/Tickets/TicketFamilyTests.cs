using SupportBot.Desk.Tickets;
using SupportBot.Tests.Desk.Billing;

namespace SupportBot.Tests.Desk.Tickets;

public sealed class TicketFamilyTests
{
    [Fact]
    public void A_part_of_the_same_client_is_fine_and_a_loop_is_not()
    {
        var (a, b, c) = (Ticket("A"), Ticket("B", "A"), Ticket("C", "B"));
        Assert.Null(TicketFamily.Refusal(Ticket("D"), [c, b, a]));
        Assert.Equal(FamilyRefusal.Loop, TicketFamily.Refusal(a, [c, b, a]));
        Assert.Equal(FamilyRefusal.Loop, TicketFamily.Refusal(a, [a]));
        Assert.Equal(FamilyRefusal.NoSuchTicket, TicketFamily.Refusal(a, []));
        Assert.Equal(FamilyRefusal.OtherClient, TicketFamily.Refusal(a, [Ticket("X") with { ClientId = "pool" }]));
        Assert.Equal(FamilyRefusal.TooDeep, TicketFamily.Refusal(Ticket("D"), [.. Enumerable.Range(0, 6).Select(i => Ticket("P" + i))]));
    }

    private static Ticket Ticket(string id, string? parent = null) => SomeLedger.Ticket("fix", id).Ticket with { ParentId = parent };
}
