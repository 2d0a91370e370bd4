using System.Text;
using NodaTime;
using SupportBot.Bot.Hooks;
using SupportBot.Desk.Alerts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Hooks;

public sealed class AlertReaderTests
{
    private static readonly Instant Now = Some.TuesdayMorning;

    [Fact]
    public void An_alertmanager_group_is_read_with_its_labels()
    {
        var alerts = Read("""
            {"version":"4","groupKey":"{}:{}","status":"firing","receiver":"desk","groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am",
             "alerts":[
              {"status":"firing","labels":{"alertname":"DiskFull","client":"contoso","service":"files","severity":"critical"},
               "annotations":{"summary":"Disk D: is 95 % full","description":"on srv-1"},"startsAt":"2026-11-24T08:00:00.123Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"abc"},
              {"status":"resolved","labels":{"alertname":"VpnDown","client":"contoso","service":"vpn","effect":"down"},"startsAt":"2026-11-24T08:00:00Z",
               "endsAt":"2026-11-24T08:20:00+01:00","fingerprint":"def"}]}
            """);
        Assert.Equal(2, alerts?.Count);
        Assert.Equal(
            ("abc", true, "contoso", "files", AlertEffect.Warning, true, "Disk D: is 95 % full", "on srv-1", (Instant?)null),
            (alerts![0].Fingerprint, alerts[0].IsFiring, alerts[0].ClientId, alerts[0].ServiceId, alerts[0].Effect, alerts[0].IsUrgent, alerts[0].Title,
                alerts[0].Details, alerts[0].EndsAt));
        Assert.Equal(
            (false, AlertEffect.Down, "VpnDown", Instant.FromUtc(2026, 11, 24, 7, 20)),
            (alerts[1].IsFiring, alerts[1].Effect, alerts[1].Title, alerts[1].EndsAt ?? default));
    }

    [Fact]
    public void Plain_alerts_are_read_alone_and_in_an_array()
    {
        const string alert = """{"id":"1","status":"firing","client":"contoso","service":"vpn","effect":"degraded","title":"Slow"}""";
        Assert.Equal(AlertEffect.Degraded, Assert.Single(Read(alert)!).Effect);
        Assert.Equal(2, Read($"[{alert},{alert}]")?.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("""{"alerts":3}""")]
    [InlineData("""{"alerts":[3]}""")]
    [InlineData("""{"alerts":[{"status":"firing","fingerprint":"x"}]}""")]
    [InlineData("""{"id":"1","status":"odd","title":"x"}""")]
    [InlineData("""{"id":"","status":"firing","title":"x"}""")]
    [InlineData("""{"id":"1","status":"firing","title":""}""")]
    [InlineData("""{"id":"1","status":"firing","title":"\ud800"}""")]
    [InlineData("""[{"id":"1","status":"firing","title":"x"},null]""")]
    public void What_is_no_alert_is_refused_as_a_whole(string body) => Assert.Null(Read(body));

    [Fact]
    public void Times_that_cannot_be_are_not_believed_and_long_or_hidden_words_are_cut()
    {
        var title = new string('x', 300) + "\\u0000\\u0007";
        var alert = Assert.Single(Read($$"""{"id":"1","status":"resolved","title":"{{title}}","startsAt":"2099-01-01T00:00:00Z","endsAt":"2099-01-01T00:00:00Z"}""") ?? []);
        Assert.Equal((80, Now, (Instant?)null), (alert.Title.Length, alert.StartsAt, alert.EndsAt));
    }

    [Fact]
    public void More_alerts_than_the_limit_are_refused()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"id":"1","status":"firing","title":"x"}""", AlertReader.MostAlerts + 1));
        Assert.Null(Read($"[{many}]"));
    }

    private static IReadOnlyList<Alert>? Read(string body) => AlertReader.Read(Encoding.UTF8.GetBytes(body), "s", Now);
}
