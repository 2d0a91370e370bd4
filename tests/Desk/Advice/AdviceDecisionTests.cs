using System.Globalization;
using SupportBot.Desk.Advice;

namespace SupportBot.Tests.Desk.Advice;

public sealed class AdviceDecisionTests
{
    private const string Offer = "\"offer\":{\"fee\":\"100.00\",\"residualShare\":\"0.1\"}";

    [Theory]
    [InlineData("", "missing input.months")]
    [InlineData("\"months\":[]", "missing input.offer")]
    [InlineData("\"months\":[{\"month\":\"2025-13\"}]", "bad-date input.months[0].month")]
    [InlineData(
        "\"months\":[{\"month\":\"2025-12\",\"billed\":\"1\",\"tickets\":-1}]",
        "out-of-range input.months[0].tickets")]
    [InlineData("\"months\":[{\"month\":\"2025-12\",\"billed\":1}]", "wrong-type input.months[0].billed")]
    [InlineData(
        "\"months\":[{\"month\":\"2025-12\",\"billed\":\"1\",\"tickets\":1},"
        + "{\"month\":\"2025-12\",\"billed\":\"1\",\"tickets\":1}]," + Offer,
        "order input.months[1].month")]
    [InlineData(
        "\"months\":[],\"offer\":{\"fee\":\"100.00\",\"residualShare\":\"0.12345\"}",
        "precision input.offer.residualShare")]
    [InlineData(
        "\"months\":[],\"offer\":{\"fee\":\"100.00\",\"residualShare\":\"1.01\"}",
        "out-of-range input.offer.residualShare")]
    [InlineData("\"months\":[]," + Offer + ",\"prevention\":[\"0.1\",\"0.2\"]", "out-of-range input.prevention")]
    [InlineData(
        "\"months\":[]," + Offer + ",\"prevention\":[\"0.1\",\"0.2\",\"0.3\",\"0.4\"]",
        "out-of-range input.prevention")]
    [InlineData("\"months\":[]," + Offer + ",\"prevention\":[\"0.3\",\"0.2\",\"0.4\"]", "order input.prevention")]
    [InlineData("\"months\":[]," + Offer + ",\"horizon\":25", "out-of-range input.horizon")]
    [InlineData("\"months\":[]," + Offer + ",\"seed\":9007199254740992", "out-of-range input.seed")]
    [InlineData("\"months\":[]," + Offer + ",\"fit\":{\"services\":\"5\"}", "wrong-type input.fit.services")]
    [InlineData(
        "\"months\":[]," + Offer + ",\"tickets\":["
        + "{\"id\":\"a\",\"openedAt\":\"2026-03-01T08:00:00Z\",\"service\":\"s\",\"user\":\"u\"}]",
        "missing input.asOf")]
    [InlineData(
        "\"months\":[]," + Offer + ",\"asOf\":\"2026-03-02T00:00:00Z\",\"tickets\":["
        + "{\"id\":\"a\",\"openedAt\":\"2026-03-01T08:00:00Z\",\"service\":\"s\",\"user\":\"u\"},"
        + "{\"id\":\"a\",\"openedAt\":\"2026-03-01T08:00:00Z\",\"service\":\"s\",\"user\":\"u\"}]",
        "duplicate-id input.tickets[1].id")]
    public void An_input_that_makes_no_sense_is_refused(string json, string error) =>
        Assert.Equal(error, DecisionInputs.Error(AdviceDecision.Decide, "{" + json + "}"));

    [Fact]
    public void The_largest_seed_is_a_seed()
    {
        var months = string.Join(',', Enumerable.Range(1, 12).Select(i =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"month\":\"2025-{i:00}\",\"billed\":\"{i}.00\",\"tickets\":0}}")));
        var result = DecisionInputs.Result(
            AdviceDecision.Decide,
            "{\"months\":[" + months + "]," + Offer + ",\"horizon\":24,\"seed\":9007199254740991}");
        Assert.Equal("sampled", (string?)result["forecast"]?["method"]);
        Assert.Null(result["breakEvenTickets"]);
    }
}
