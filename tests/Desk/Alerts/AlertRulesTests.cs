using NodaTime;
using SupportBot.Desk.Alerts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Alerts;

public sealed class AlertRulesTests
{
    private static readonly Instant Now = Some.TuesdayMorning;
    private static readonly AlertFacts Managed = new(Exists: true, IsManaged: true, IsUnderWork: false);

    [Fact]
    public void A_trouble_that_is_said_again_opens_nothing_more()
    {
        var first = Assert.IsType<AlertOutcome.OpenTicket>(AlertRules.Decide(null, Firing(), Managed, Now));
        var second = Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(first.Record, Firing(), Managed, Now + Duration.FromMinutes(1)));
        Assert.Equal((2, 1), (second.Record?.Times, second.Record?.Troubles.Count));
    }

    [Theory]
    [InlineData(AlertEffect.Down)]
    [InlineData(AlertEffect.Degraded)]
    public void A_service_that_fails_is_an_outage(AlertEffect effect) =>
        Assert.IsType<AlertOutcome.DeclareOutage>(AlertRules.Decide(null, Firing() with { Effect = effect }, Managed, Now));

    [Fact]
    public void An_end_clears_once_and_the_next_trouble_is_a_new_one()
    {
        var record = Assert.IsType<AlertOutcome.OpenTicket>(AlertRules.Decide(null, Firing(), Managed, Now)).Record;
        var over = Firing() with { IsFiring = false, EndsAt = Now - Duration.FromHours(1) };
        var cleared = Assert.IsType<AlertOutcome.Cleared>(AlertRules.Decide(record, over, Managed, Now + Duration.FromMinutes(5))).Record;
        Assert.Equal(Now, cleared.ClearedAt);
        Assert.Null(Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(cleared, over, Managed, Now)).Record);
        var again = Assert.IsType<AlertOutcome.OpenTicket>(AlertRules.Decide(cleared, Firing(), Managed, Now + Duration.FromHours(1))).Record;
        Assert.Equal((2, (Instant?)null, 1), (again.Troubles.Count, again.ClearedAt, again.Times));
    }

    [Fact]
    public void An_end_without_a_beginning_is_nothing() =>
        Assert.Null(Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(null, Firing() with { IsFiring = false }, Managed, Now)).Record);

    [Fact]
    public void Planned_work_keeps_it_quiet_and_what_goes_on_afterwards_is_a_trouble()
    {
        var quiet = Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(null, Firing(), Managed with { IsUnderWork = true }, Now)).Record;
        Assert.Equal(AlertFate.Suppressed, quiet?.Latest.Fate);
        Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(quiet, Firing(), Managed with { IsUnderWork = true }, Now));
        Assert.IsType<AlertOutcome.OpenTicket>(AlertRules.Decide(quiet, Firing(), Managed, Now + Duration.FromHours(3)));
        Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(quiet, Firing() with { IsFiring = false }, Managed, Now));
    }

    [Fact]
    public void Break_fix_clients_get_nothing_and_it_is_kept_for_the_review()
    {
        var kept = Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(null, Firing() with { Effect = AlertEffect.Down }, Managed with { IsManaged = false }, Now)).Record;
        Assert.Equal(AlertFate.NotManaged, kept?.Latest.Fate);
        Assert.IsType<AlertOutcome.Heard>(AlertRules.Decide(kept, Firing() with { IsFiring = false }, Managed with { IsManaged = false }, Now));
    }

    [Fact]
    public void What_nobody_knows_is_said_and_not_kept() =>
        Assert.IsType<AlertOutcome.Unknown>(AlertRules.Decide(null, Firing(), Managed with { Exists = false }, Now));

    [Fact]
    public void The_same_fingerprint_of_another_client_service_or_source_is_another_trouble()
    {
        var alert = Firing();
        Alert[] others = [alert with { ClientId = "fabrikam" }, alert with { ServiceId = "erp" }, alert with { Source = "other" }, alert with { Fingerprint = "g" }];
        Assert.DoesNotContain(AlertRecord.IdOf(alert), others.Select(AlertRecord.IdOf));
        Assert.Equal(AlertRecord.IdOf(alert), AlertRecord.IdOf(alert with { Title = "Other words", IsFiring = false }));
    }

    private static Alert Firing() => new()
    {
        Source = "prometheus",
        Fingerprint = "f",
        IsFiring = true,
        ClientId = "contoso",
        ServiceId = "files",
        Effect = AlertEffect.Warning,
        Title = "Disk is nearly full",
        StartsAt = Now,
    };
}
