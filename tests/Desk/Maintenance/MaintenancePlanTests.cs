using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Outages;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Maintenance;

public sealed class MaintenancePlanTests
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    private static readonly ContractBook Book = SampleWorld.Book();

    [Fact]
    public void A_plan_names_what_is_overdue_first_and_leaves_out_what_is_far_away()
    {
        UpkeepItem[] items =
        [
            Item(UpkeepKind.Check, "Backup", Today.PlusDays(-1)), Item(UpkeepKind.Certificate, "vpn", Today.PlusDays(30)),
            Item(UpkeepKind.License, "CAD", Today.PlusDays(31)), Item(UpkeepKind.License, "ERP", Today.PlusDays(181)),
        ];
        var plan = MaintenancePlan.Of(Book, Fabrikam, items, [], Today);
        Assert.Equal(
            [
                (DueKind.Check, "Backup", DueState.Overdue), (DueKind.Certificate, "vpn", DueState.Soon), (DueKind.License, "CAD", DueState.Later),
                (DueKind.Warranty, "fab-lbl-01", DueState.Later),
            ],
            plan.Select(i => (i.Kind, i.Key, i.State)));
        Assert.Equal(["vpn"], MaintenancePlan.ToAnnounce(plan).Select(i => i.Key));
    }

    [Fact]
    public void Only_a_fixed_fee_in_force_makes_a_client_managed()
    {
        Assert.True(MaintenancePlan.IsManaged(Book, "contoso", Today));
        Assert.False(MaintenancePlan.IsManaged(Book, "contoso", new LocalDate(2023, 12, 31)));
    }

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("northwind")]
    [InlineData("adventure-works")]
    [InlineData("nobody")]
    public void Who_pays_for_work_or_in_advance_is_not_managed(string client) => Assert.False(MaintenancePlan.IsManaged(Book, client, Today));

    [Fact]
    public void What_was_done_comes_back_after_its_months_or_never()
    {
        var check = Item(UpkeepKind.Check, "Backup", Today) with { EveryMonths = 3 };
        Assert.Equal((Today.PlusMonths(3), Today), (check.Done(Today)?.Due, check.Done(Today)?.LastDone));
        Assert.Null(Item(UpkeepKind.License, "CAD", Today).Done(Today));
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1439, false)]
    public void Work_is_left_out_of_downtime_only_when_announced_a_day_ahead(int minutes, bool isExcluded) =>
        Assert.Equal(isExcluded, PlannedWorkRules.IsExcluded(Work(announcedBefore: Duration.FromMinutes(minutes))));

    [Fact]
    public void Work_in_the_past_backwards_or_for_a_week_is_refused()
    {
        var now = Some.TuesdayMorning;
        var hour = Duration.FromHours(1);
        Assert.Equal(PlanRefusal.HasBegun, PlannedWorkRules.Refusal(now, now + hour, now));
        Assert.Equal(PlanRefusal.EndsBeforeItStarts, PlannedWorkRules.Refusal(now + hour, now + hour, now));
        Assert.Equal(PlanRefusal.TooLong, PlannedWorkRules.Refusal(now + hour, now + (74 * hour), now));
        Assert.Null(PlannedWorkRules.Refusal(now + hour, now + (2 * hour), now));
    }

    [Fact]
    public void People_are_reminded_once_in_the_last_two_hours_and_not_of_what_they_just_heard()
    {
        var work = Work(Duration.FromDays(2));
        Assert.False(PlannedWorkRules.IsReminderDue(work, work.Start - Duration.FromMinutes(121)));
        Assert.True(PlannedWorkRules.IsReminderDue(work, work.Start - Duration.FromMinutes(120)));
        Assert.False(PlannedWorkRules.IsReminderDue(work, work.Start));
        Assert.False(PlannedWorkRules.IsReminderDue(work with { RemindedAt = work.AnnouncedAt }, work.Start - Duration.FromMinutes(60)));
        Assert.False(PlannedWorkRules.IsReminderDue(work with { Cancelled = true }, work.Start - Duration.FromMinutes(60)));
        Assert.False(PlannedWorkRules.IsReminderDue(Work(Duration.FromHours(2)), work.Start - Duration.FromMinutes(60)));
    }

    [Fact]
    public void A_window_holds_for_its_clients_and_service_from_its_start_to_before_its_end()
    {
        var work = Work(Duration.FromDays(2));
        bool Under(string client, string service, Instant at) => PlannedWorkRules.IsUnderWork([work], client, service, at);
        Assert.True(Under("contoso", "vpn", work.Start));
        Assert.False(Under("contoso", "vpn", work.End));
        Assert.False(Under("contoso", "erp", work.Start));
        Assert.False(Under("fabrikam", "vpn", work.Start));
        Assert.False(PlannedWorkRules.IsUnderWork([work with { Cancelled = true }], "contoso", "vpn", work.Start));
    }

    private static Client Fabrikam => Book.FindClient("fabrikam") ?? throw new InvalidOperationException("The sample has it.");

    private static UpkeepItem Item(UpkeepKind kind, string name, LocalDate due) => new() { ClientId = "fabrikam", Kind = kind, Name = name, Due = due };

    private static PlannedWork Work(Duration announcedBefore) => new()
    {
        Id = "MW-1",
        ServiceId = "vpn",
        Scopes = [new OutageScope("contoso", [])],
        Start = Some.TuesdayMorning,
        End = Some.TuesdayMorning + Duration.FromHours(2),
        Words = "Firewall",
        AnnouncedAt = Some.TuesdayMorning - announcedBefore,
        By = "desk/t1",
    };
}
