using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Watch;

namespace SupportBot.Tests.Desk.Sla;

public sealed class NextLookTests
{
    private static readonly ContractBook Book = SampleWorld.Book();
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 24, 8, 0);

    /// <summary>Looking only when it is due gives the same warnings at the same minutes as looking every minute for four days.</summary>
    [Theory]
    [InlineData(Priority.P1)]
    [InlineData(Priority.P2)]
    [InlineData(Priority.P3)]
    [InlineData(Priority.P4)]
    public void Looking_when_due_finds_what_looking_every_minute_finds(Priority priority)
    {
        var ticket = TicketOf(priority);
        var policy = TicketClocks.PolicyOf(Book, ticket)!; // the sample's managed client has one
        var hours = CompiledHours.Of(Book.FindCalendar(policy.Calendar)!); // a checked book defines it
        string[] chain = ["a", "b"];
        var (always, seldom) = (new SlaAlert(), new SlaAlert());
        Instant? next = Opened;
        var (tellsAlways, tellsSeldom, looks) = (new List<string>(), new List<string>(), 0);
        for (var now = Opened; now < Opened + Duration.FromDays(4); now += Duration.FromMinutes(1))
        {
            var standing = TicketClocks.At(Book, ticket, now)!; // as above
            var look = Escalation.Look(always, standing, false, chain, now);
            if (Says(look)) tellsAlways.Add($"{now} {look.Response} {look.Resolution} {string.Join(',', look.Call)}");
            always = look.After;
            if (next is null || now < next) continue;
            looks++;
            var due = Escalation.Look(seldom, standing, false, chain, now);
            if (Says(due)) tellsSeldom.Add($"{now} {due.Response} {due.Resolution} {string.Join(',', due.Call)}");
            seldom = due.After;
            next = NextLook.Of(ticket, standing, policy, hours, seldom, chain.Length, now);
        }

        Assert.NotEmpty(tellsAlways);
        Assert.Equal(tellsAlways, tellsSeldom);
        Assert.InRange(looks, 1, 60);
    }

    [Fact]
    public void A_plan_reads_everything_first_after_a_clock_was_set_back_and_when_the_rules_change()
    {
        var plan = new WatchPlan();
        Assert.Null(plan.ChangedSince(Opened, "book 1"));
        plan.Restart(Opened, "book 1");
        plan.Looked("SD-1", 3, Opened + Duration.FromMinutes(5));
        Assert.Empty(plan.Due(Opened));
        Assert.Equal(Opened - WatchPlan.Overlap, plan.ChangedSince(Opened + Duration.FromMinutes(1), "book 1"));
        Assert.Equal(["SD-1"], plan.Due(Opened + Duration.FromMinutes(5)));
        Assert.Null(plan.ChangedSince(Opened + Duration.FromMinutes(4), "book 1"));
        Assert.Null(plan.ChangedSince(Opened + Duration.FromMinutes(6), "book 2"));
        Assert.Null(plan.ChangedSince(Opened + WatchPlan.FullEvery, "book 1"));
        Assert.True(plan.Knows("SD-1", 3));
        Assert.False(plan.Knows("SD-1", 4));
    }

    private static bool Says(EscalationLook look) => look.Response is not null || look.Resolution is not null || !look.Call.IsEmpty;

    private static Ticket TicketOf(Priority priority) => new()
    {
        Id = "SD-1",
        ClientId = "contoso",
        RequesterId = "t/e",
        RequesterName = "Erin",
        Title = "x",
        Description = "x",
        ServiceId = "email",
        ServiceName = "E-mail",
        Priority = priority,
        Status = TicketStatus.Open,
        OpenedAt = Opened,
        Promise = new TicketPromise("covered", "EUR", 0m, 0m, null, "1", null),
    };
}
