using SupportBot.Desk.Sla;

namespace SupportBot.Tests.Desk.Sla;

public sealed class SlaDecisionTests
{
    // Monday 9 March 2026, 09:00 in Berlin.
    private const string Open = "\"openedAt\":\"2026-03-09T08:00:00Z\",\"asOf\":\"2026-03-20T08:00:00Z\"";

    [Theory]
    [InlineData("", "missing input.policy")]
    [InlineData("\"extra\":1", "unknown-key input.extra")]
    [InlineData("\"policy\":\"p\",\"openedAt\":\"2026-03-09T08:00:30Z\"", "precision input.openedAt")]
    [InlineData("\"policy\":\"p\",\"openedAt\":\"2026-02-30T08:00:00Z\"", "bad-instant input.openedAt")]
    [InlineData("\"policy\":\"p\",\"priority\":\"P5\"," + Open, "not-allowed input.priority")]
    [InlineData("\"policy\":\"p\",\"priority\":1," + Open, "wrong-type input.priority")]
    [InlineData("\"policy\":\"q\",\"priority\":\"P1\"," + Open, "unknown-ref input.policy")]
    [InlineData("\"policy\":\"p\",\"priority\":\"P2\"," + Open, "unknown-ref input.priority")]
    [InlineData(
        "\"policy\":\"p\",\"priority\":\"P1\",\"openedAt\":\"2026-03-09T08:00:00Z\",\"asOf\":\"2026-03-09T07:59:00Z\"",
        "order input.asOf")]
    public void A_ticket_that_makes_no_sense_is_refused(string json, string error) =>
        Assert.Equal(error, DecisionInputs.Error(SlaDecision.Decide, "{" + json + "}"));

    [Theory]
    [InlineData("""{"at":"2026-03-09T07:00:00Z","type":"resolved"}""", "order input.events[0].at")]
    [InlineData("""{"at":"2026-03-21T07:00:00Z","type":"resolved"}""", "order input.events[0].at")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"first-response"},{"at":"2026-03-09T08:59:00Z","type":"resolved"}""",
        "order input.events[1].at")]
    [InlineData("""{"at":"2026-03-09T09:00:00Z","type":"resume"}""", "conflict input.events[0].type")]
    [InlineData("""{"at":"2026-03-09T09:00:00Z","type":"reopened"}""", "conflict input.events[0].type")]
    [InlineData(
        """
        {"at":"2026-03-09T09:00:00Z","type":"first-response"},
        {"at":"2026-03-09T09:00:00Z","type":"first-response"}
        """,
        "conflict input.events[1].type")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"resolved"},{"at":"2026-03-09T09:00:00Z","type":"first-response"}""",
        "conflict input.events[1].type")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"cancelled"},{"at":"2026-03-09T09:00:00Z","type":"cancelled"}""",
        "conflict input.events[1].type")]
    [InlineData(
        """
        {"at":"2026-03-09T09:00:00Z","type":"pause","reason":"waiting-user"},
        {"at":"2026-03-09T09:00:00Z","type":"pause","reason":"waiting-user"}
        """,
        "conflict input.events[1].type")]
    [InlineData("""{"at":"2026-03-09T09:00:00Z","type":"pause"}""", "missing input.events[0].reason")]
    [InlineData("""{"at":"2026-03-09T09:00:00Z","type":"priority","to":null}""", "missing input.events[0].to")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"resume","reason":"vendor"}""",
        "conflict input.events[0].reason")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"pause","reason":"vendor"}""",
        "not-allowed input.events[0].reason")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"pause","reason":"lunch"}""",
        "not-allowed input.events[0].reason")]
    [InlineData("""{"at":"2026-03-09T09:00:00Z","type":"priority","to":"P4"}""", "unknown-ref input.events[0].to")]
    [InlineData(
        """{"at":"2026-03-09T09:00:00Z","type":"resolved"},{"at":"2026-03-10T23:00:00Z","type":"reopened"}""",
        "out-of-range input.events[1].at")]
    public void An_event_that_cannot_have_happened_is_refused(string events, string error) =>
        Assert.Equal(
            error,
            DecisionInputs.Error(
                SlaDecision.Decide, $$"""{"policy":"p","priority":"P1",{{Open}},"events":[{{events}}]}"""));

    [Fact]
    public void A_reopen_on_the_last_local_day_is_in_time()
    {
        var result = DecisionInputs.Result(
            SlaDecision.Decide,
            """
            {"policy":"p","priority":"P3","openedAt":"2026-03-09T08:00:00Z","asOf":"2026-03-11T08:00:00Z","events":[
              {"at":"2026-03-09T09:00:00Z","type":"resolved"},{"at":"2026-03-10T22:59:00Z","type":"reopened"}]}
            """);
        Assert.Equal("running", (string?)result["targets"]?[1]?["state"]);
    }

    [Fact]
    public void A_calendar_that_never_opens_has_no_deadline_and_misses_nothing()
    {
        var result = DecisionInputs.Result(
            SlaDecision.Decide,
            """{"policy":"never","priority":"P1","openedAt":"2020-03-09T08:00:00Z","asOf":"2026-03-20T08:00:00Z"}""");
        Assert.Equal("running", (string?)result["targets"]?[0]?["state"]);
        Assert.Null(result["targets"]?[0]?["dueAt"]);
    }
}
