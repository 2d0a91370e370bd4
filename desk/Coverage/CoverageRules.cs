using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>The decision before the work: is it covered, what will it cost, would waiting make it cheaper?</summary>
public static class CoverageRules
{
    /// <summary>Decides by the book's rules; pure, exact, the same for the same input.</summary>
    /// <param name="input">Checked: contracts are known, the planned start is not before now.</param>
    public static CoverageDecision Decide(ContractBook book, EstimateInput input)
    {
        var client = CompiledBook.Of(book).FindClient(input.Client);
        var basis = EstimateBases.Of(input, client?.Card ?? ProviderCard(book));
        var run = new EstimateRun(client, input);
        var high = run.Settle(input.Start, basis.High);
        var likely = basis.Likely == basis.High ? high : run.Settle(input.Start, basis.Likely);
        var low = basis.Low == basis.Likely ? likely : run.Settle(input.Start, basis.Low);
        var undetermined = new[] { high, likely, low }.FirstOrDefault(trial => trial.State == CaseState.Undetermined);
        var open = new CoverageDecision
        {
            Currency = book.Currency,
            BookVersion = book.Version,
            PlannedStart = input.Start,
            Basis = basis,
            Outcome = CoverageOutcome.Undetermined,
            Reasons = (undetermined ?? high).Reasons.ToSorted(),
            Card = Unknown,
        };
        if (client is null || undetermined is not null)
        {
            return Complete(open, undetermined ?? high, autoLimit: 0m);
        }

        return Determined(open, run, client, low, likely, high);
    }

    private static CoverageDecision Determined(
        CoverageDecision open, EstimateRun run, CompiledClient client, TicketCase low, TicketCase likely, TicketCase high)
    {
        var range = new EstimateRange(low.Charged, likely.Charged, high.Charged);
        var authority = Authority.Of(run, client.Client, range.Largest);
        var decision = open with
        {
            Outcome = authority.State == AuthorityState.NeedsApproval
                ? CoverageOutcome.NeedsApproval
                : Outcomes.Of(high, range.High),
            Contracts = high.ContractIds,
            Attribution = high.Attribution,
            Range = range,
            Draws = [.. Settlements.Summed(likely.Draws)
                .Select(draw => new GrantUse(draw.Contract, draw.Grant, draw.Quantity))],
            Authority = authority,
            Alternative = Alternatives.Of(run, client, open.Basis.Likely, range.Likely.Net),
            Proposals = high.Facts is { } facts && Warranty.Undecided(facts) ? [Proposal.WorkWarranty] : [],
            InsideAtStart = high.Segments.Count > 0 ? high.Segments[0].Inside : null,
            CoveredUntil = CoveredUntil(high, run.Input.Start),
        };
        return Complete(decision, high, SpendingLimits.Of(run.Input, client.Client).WithoutApproval);
    }

    private static CoverageDecision Complete(CoverageDecision decision, TicketCase high, decimal autoLimit)
    {
        var trail = Trail.Of(high, HeldWork.None);
        if (decision.Authority is { } authority)
        {
            trail = trail.Add(new TrailStep(
                "R13", TrailFact.Authority, Detail: authority.State.Name(), Amount: authority.Authorised));
        }

        var told = decision with { Trail = trail };
        return told with { Card = Cards.OfEstimate(high, told, autoLimit) };
    }

    /// <summary>The end of the support hours that hold the start, if the work begins free in them; or of the contract.</summary>
    private static Instant? CoveredUntil(TicketCase high, Instant start)
    {
        if (high.Segments.Count == 0
            || high.Segments[0] is not { Inside: true, Treatment: Treatment.Covered or Treatment.Draw } first
            || first.Terms.Hours.CurrentSpanEnd(start) is not { } windowEnd)
        {
            return null;
        }

        var standing = first.Terms.InForceFor(Minutes.Of(high.Request.OpenedAt), first.Start);
        var last = standing == InForce.Grace ? first.Terms.GraceEnd : first.Terms.End;
        return last < Minutes.Of(windowEnd) ? Minutes.ToInstant(last) : windowEnd;
    }

    private static RateCard ProviderCard(ContractBook book) => book.FindRateCard(book.Provider.RateCard)
        ?? throw new InvalidOperationException("A checked book defines its rate cards.");

    private static CoverageCard Unknown { get; } = new(
        new CoverLine(CoverFact.NotKnown, null, DateTimeZone.Utc),
        new MoneyLine(MoneyFact.NotKnown),
        new NextLine(NextFact.Why, DateTimeZone.Utc));
}
