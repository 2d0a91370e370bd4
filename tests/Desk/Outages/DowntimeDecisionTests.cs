using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

public sealed class DowntimeDecisionTests
{
    private const string March = "\"from\":\"2026-03-01\",\"until\":\"2026-04-01\",\"asOf\":\"2026-04-02T00:00:00Z\"";
    private const string Span = "\"start\":\"2026-03-09T08:00:00Z\",\"end\":\"2026-03-09T09:00:00Z\"";
    private const string Down = "\"service\":\"s\",\"effect\":\"down\"," + Span;

    [Theory]
    [InlineData("", "missing input.from")]
    [InlineData("\"from\":\"2026-02-29\"", "bad-date input.from")]
    [InlineData(
        "\"from\":\"2026-03-01\",\"until\":\"2026-03-01\",\"asOf\":\"2026-04-02T00:00:00Z\"",
        "order input.until")]
    [InlineData(
        "\"from\":\"2026-03-01\",\"until\":\"2026-04-01\",\"asOf\":\"2026-02-28T23:00:00Z\"",
        "order input.asOf")]
    [InlineData(March + ",\"zone\":\"+01:00\"", "bad-zone input.zone")]
    [InlineData(March + ",\"zone\":\"Mars/Base\"", "bad-zone input.zone")]
    [InlineData(March + ",\"services\":[\"x\"]", "unknown-ref input.services[0]")]
    [InlineData(March + ",\"services\":[\"s\",\"t\",\"s\"]", "duplicate-id input.services[2]")]
    [InlineData(March + ",\"noticeMinutes\":-1", "out-of-range input.noticeMinutes")]
    [InlineData(March + ",\"mergeGapMinutes\":1.5", "precision input.mergeGapMinutes")]
    [InlineData(March + ",\"unknown\":[{\"service\":\"x\"," + Span + "}]", "unknown-ref input.unknown[0].service")]
    [InlineData(
        March + ",\"unknown\":[{\"service\":\"s\",\"start\":\"2026-03-09T08:00:00Z\","
        + "\"end\":\"2026-03-09T08:00:00Z\"}]",
        "order input.unknown[0].end")]
    [InlineData(March + ",\"maintenance\":[{\"id\":\"m\",\"service\":\"s\"," + Span + ",\"approvedAt\":\"now\"}]",
        "bad-instant input.maintenance[0].approvedAt")]
    [InlineData(
        March + ",\"maintenance\":[{\"id\":\"m\",\"service\":\"s\"," + Span
        + "},{\"id\":\"m\",\"service\":\"t\"," + Span + "}]",
        "duplicate-id input.maintenance[1].id")]
    public void A_query_that_makes_no_sense_is_refused(string json, string error) =>
        Assert.Equal(error, DecisionInputs.Error(DowntimeDecision.Decide, "{" + json + "}"));

    [Theory]
    [InlineData("{\"id\":\"i\"}", "missing input.incidents[0].service")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"color\":null}", "unknown-key input.incidents[0].color")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"users\":[],\"count\":0}", "conflict input.incidents[0].users")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"count\":11}", "out-of-range input.incidents[0].count")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"version\":0}", "out-of-range input.incidents[0].version")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"version\":2,\"by\":\"x\"}", "missing input.incidents[0].reason")]
    [InlineData("{\"id\":\"i\"," + Down + ",\"version\":2,\"reason\":\"x\"}", "missing input.incidents[0].by")]
    [InlineData(
        "{\"id\":\"i\"," + Down + "},{\"id\":\"i\"," + Down + ",\"version\":1}",
        "duplicate-id input.incidents[1].version")]
    [InlineData(
        "{\"id\":\"i\",\"service\":\"x\",\"effect\":\"down\"," + Span + "}",
        "unknown-ref input.incidents[0].service")]
    [InlineData(
        "{\"id\":\"i\",\"service\":\"s\",\"effect\":\"slow\"," + Span + "}",
        "not-allowed input.incidents[0].effect")]
    public void An_incident_that_makes_no_sense_is_refused(string incidents, string error) =>
        Assert.Equal(
            error,
            DecisionInputs.Error(DowntimeDecision.Decide, "{" + March + ",\"incidents\":[" + incidents + "]}"));

    [Theory]
    [InlineData("\"hourlyCost\":1", "wrong-type input.cost.hourlyCost")]
    [InlineData("\"hourlyCost\":\"1.00\"", "missing input.cost.shareLost")]
    [InlineData("\"hourlyCost\":\"1.005\"", "precision input.cost.hourlyCost")]
    [InlineData(
        "\"hourlyCost\":\"1.00\",\"shareLost\":{\"low\":0.5,\"likely\":\"0.6\",\"high\":1.1}",
        "out-of-range input.cost.shareLost.high")]
    [InlineData(
        "\"hourlyCost\":\"1.00\",\"shareLost\":{\"low\":0.5,\"likely\":\"0.6\",\"high\":0.55}",
        "order input.cost.shareLost")]
    public void Cost_assumptions_that_make_no_sense_are_refused(string cost, string error) =>
        Assert.Equal(error, DecisionInputs.Error(DowntimeDecision.Decide, "{" + March + ",\"cost\":{" + cost + "}}"));

    [Fact]
    public void A_service_whose_hours_never_open_was_never_measured_in_them()
    {
        var result = DecisionInputs.Result(
            DowntimeDecision.Decide,
            "{" + March + ",\"incidents\":[{\"id\":\"i\",\"service\":\"t\",\"effect\":\"down\"," + Span + "}]}");
        Assert.Null(result["services"]?[1]?["agreed"]?["availability"]);
        Assert.Equal("99.8654", (string?)result["services"]?[1]?["always"]?["availability"]);
        Assert.Null(result["services"]?[1]?["always"]?["userAvailability"]);
    }

    [Fact]
    public void An_absurdly_long_notice_or_merge_gap_is_taken_as_it_is()
    {
        var result = DecisionInputs.Result(
            DowntimeDecision.Decide,
            "{" + March + ",\"noticeMinutes\":999999999999999,\"mergeGapMinutes\":999999999999999,\"incidents\":["
            + "{\"id\":\"i\"," + Down + "},{\"id\":\"j\",\"service\":\"s\",\"effect\":\"down\","
            + "\"start\":\"2026-03-20T08:00:00Z\"}]}");
        Assert.Equal(1, (int?)result["services"]?[0]?["always"]?["failures"]);
    }
}
