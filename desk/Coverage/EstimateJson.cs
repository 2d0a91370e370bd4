using System.Text.Json.Nodes;
using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>An estimate as the command line shows it.</summary>
internal static class EstimateJson
{
    public static JsonObject Of(CoverageDecision decision, string hash) => new()
    {
        ["currency"] = decision.Currency,
        ["bookVersion"] = decision.BookVersion,
        ["plannedStart"] = CoverageJson.Time(decision.PlannedStart),
        ["basis"] = Of(decision.Basis),
        ["outcome"] = decision.Outcome.Name(),
        ["reasons"] = CoverageJson.Names(decision.Reasons),
        ["contracts"] = CoverageJson.Texts(decision.Contracts),
        ["attribution"] = decision.Attribution?.Name(),
        ["low"] = Of(decision.Low),
        ["likely"] = Of(decision.Likely),
        ["high"] = Of(decision.High),
        ["draws"] = new JsonArray([.. decision.Draws.Select(Of)]),
        ["authority"] = decision.Authority is { } authority ? Of(authority) : null,
        ["alternative"] = decision.Alternative is { } later
            ? new JsonObject { ["start"] = CoverageJson.Time(later.Start), ["net"] = CoverageJson.Money(later.Net) }
            : null,
        ["proposals"] = CoverageJson.Texts(decision.Proposals.Select(proposal => proposal.Name())),
        ["trail"] = CoverageJson.Trail(decision.Trail, decision.Currency),
        ["card"] = CoverageJson.Texts(DecisionWording.Lines(decision.Card, decision.Currency)),
        ["hash"] = hash,
    };

    private static JsonObject? Of(Amounts? amounts) => amounts is { } given ? CoverageJson.Money(given) : null;

    private static JsonObject Of(EstimateBasis basis) => new()
    {
        ["level"] = basis.Level.Name(),
        ["n"] = basis.Count,
        ["low"] = basis.Low,
        ["likely"] = basis.Likely,
        ["high"] = basis.High,
    };

    private static JsonObject Of(GrantUse draw) => new()
    {
        ["contract"] = draw.Contract,
        ["grant"] = draw.Grant,
        ["quantity"] = CoverageJson.Number(draw.Quantity),
    };

    private static JsonObject Of(AuthorityAnswer authority) => new()
    {
        ["state"] = authority.State.Name(),
        ["worst"] = CoverageJson.Money(authority.Worst),
        ["authorised"] = CoverageJson.Money(authority.Authorised),
        ["reasons"] = CoverageJson.Texts(authority.Reasons.Select(reason => reason.Name())),
        ["warnMinutes"] = authority.WarnMinutes,
        ["stopMinutes"] = authority.StopMinutes,
    };
}
