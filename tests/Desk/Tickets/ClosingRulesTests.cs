using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Tickets;

public sealed class ClosingRulesTests
{
    private static readonly WorkingHours Office = CompiledHours.Of(SampleWorld.Book().FindCalendar("office-de")!); // the sample has it

    [Fact]
    public void Weekends_and_holidays_do_not_count()
    {
        var friday = Instant.FromUtc(2026, 11, 27, 9, 0);
        Assert.Equal(Instant.FromUtc(2026, 12, 2, 9, 0), ClosingRules.After(friday, 3, Office));
        var beforeChristmas = Instant.FromUtc(2026, 12, 24, 9, 0);
        Assert.Equal(Instant.FromUtc(2026, 12, 30, 9, 0), ClosingRules.After(beforeChristmas, 3, Office));
    }

    [Fact]
    public void A_solved_ticket_is_reminded_once_and_closed_later()
    {
        var solved = Some.Ticket(TicketStatus.Resolved) with { ResolvedAt = Some.TuesdayMorning };
        Assert.Null(ClosingRules.Due(solved, Office, Some.TuesdayMorning + Duration.FromDays(1)));
        var remindAt = Some.TuesdayMorning + Duration.FromDays(2);
        Assert.Equal(TicketStep.Remind, ClosingRules.Due(solved, Office, remindAt));
        var reminded = Assert.IsType<TicketOutcome.Changed>(TicketRules.Apply(solved, TicketStep.Remind, TicketActor.System, remindAt)).Ticket;
        Assert.Null(ClosingRules.Due(reminded, Office, remindAt));
        Assert.Equal(TicketStep.CloseUnconfirmed, ClosingRules.Due(reminded, Office, Some.TuesdayMorning + Duration.FromDays(3)));
        Assert.Null(ClosingRules.Due(Some.Ticket(TicketStatus.Closed), Office, Some.TuesdayMorning + Duration.FromDays(30)));
    }
}
