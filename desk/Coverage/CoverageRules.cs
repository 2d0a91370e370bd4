using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Decides, before work starts, whether it is covered and what it will cost. Pure: no clock, no I/O.</summary>
public static class CoverageRules
{
    /// <summary>Cases needed before history is trusted.</summary>
    private const int EnoughCases = 8;

    private static readonly Duration Reach = Duration.FromDays(365);
    private static readonly Duration Horizon = Duration.FromDays(14);

    /// <summary>The decision for one request. An unknown client, person or service is undetermined, never covered.</summary>
    public static CoverageDecision Decide(ContractBook book, EstimateInput input)
    {
        if (book.FindClient(input.Client) is not { } client) return Undetermined(book, input, null, CoverageReason.UnknownClient);
        if (!client.Users.Contains(input.Request.Requester)) return Undetermined(book, input, client, CoverageReason.UnknownUser);
        if (book.FindService(input.Request.Service) is null) return Undetermined(book, input, client, CoverageReason.UnknownService);
        if (ContractFor(book, client, input, input.Start) is not { } contract) return Undetermined(book, input, client, CoverageReason.NoOffer);
        var basis = BasisOf(input, Pricing.CardOf(book, client, null));
        var low = Pricing.Of(book, client, contract, input, input.Start, basis.Low);
        var likely = Pricing.Of(book, client, contract, input, input.Start, basis.Likely);
        var high = Pricing.Of(book, client, contract, input, input.Start, basis.High);
        if (low is null || likely is null || high is null) return Undetermined(book, input, client, CoverageReason.NoRate);
        var range = new EstimateRange(low.Amounts, likely.Amounts, high.Amounts);
        var authority = AuthorityOf(client, input, range.Largest);
        var outcome = authority.State == AuthorityState.NeedsApproval ? CoverageOutcome.NeedsApproval : OutcomeOf(high);
        var hours = Segment.HoursOf(book, contract);
        return new CoverageDecision
        {
            Currency = book.Currency,
            BookVersion = book.Version,
            PlannedStart = input.Start,
            Basis = basis,
            Outcome = outcome,
            Reasons = ReasonsOf(contract, client, book, high),
            Contracts = [contract.Id],
            Attribution = Attribution.Settled,
            Range = range,
            Draws = likely.Drawn > 0m ? [new GrantUse(contract.Id, "", likely.Drawn)] : [],
            Authority = authority,
            Alternative = MayWait(input, likely) ? Cheaper(book, client, contract, input, basis, likely.Net) : null,
            InsideAtStart = hours.IsInside(input.Start),
            CoveredUntil = range.Largest == 0m ? hours.CurrentSpanEnd(input.Start) : null,
            Trail = TrailOf(contract, client, high, authority),
            Card = CardOf(contract, client, range, basis, outcome),
        };
    }

    private static bool MayWait(EstimateInput input, Price likely) => likely.Net > 0m && input.Request.EffectivePriority != Priority.P1;

    private static CoverageDecision Undetermined(ContractBook book, EstimateInput input, Client? client, CoverageReason reason) => new()
    {
        Currency = book.Currency,
        BookVersion = book.Version,
        PlannedStart = input.Start,
        Basis = new EstimateBasis(BasisLevel.RateCard, 0, 0, 0, 0),
        Outcome = CoverageOutcome.Undetermined,
        Reasons = [reason],
        Trail = [new TrailStep("R0", TrailFact.NotKnown, Detail: reason.Name())],
        Card = new CoverageCard(
            new CoverLine(CoverFact.NotKnown, null, client?.Zone ?? book.Zone), new MoneyLine(MoneyFact.NotKnown),
            new NextLine(NextFact.Why, client?.Zone ?? book.Zone, Steps: 1)),
    };

    private static CoverageCard CardOf(
        Contract contract, Client client, EstimateRange range, EstimateBasis basis, CoverageOutcome outcome)
    {
        var fact = outcome switch
        {
            CoverageOutcome.Covered => CoverFact.Covered,
            CoverageOutcome.CoveredPool => CoverFact.CoveredByPool,
            CoverageOutcome.Partly => CoverFact.PartlyCovered,
            _ => contract.Kind == ContractKind.PerIncident ? CoverFact.BilledPerIncident : CoverFact.BilledByTime,
        };
        var money = range.Largest == 0m
            ? new MoneyLine(MoneyFact.NoCharge)
            : new MoneyLine(MoneyFact.Range, range.Likely.Net, range.Smallest, range.Largest, basis.Count);
        return new CoverageCard(new CoverLine(fact, null, client.Zone), money, new NextLine(NextFact.Why, client.Zone, Steps: 3));
    }

    /// <summary>The client's own contract in force for the service, managed before pools before break-fix, else a default.</summary>
    private static Contract? ContractFor(ContractBook book, Client client, EstimateInput request, Instant start)
    {
        var own = book.ContractsOf(client.Id).Where(c => InForce(c, client, start) && Takes(c, request))
            .OrderBy(c => KindOrder(c.Kind)).ThenBy(c => c.Rank).ThenBy(c => c.Id, StringComparer.Ordinal);
        return own.FirstOrDefault()
            ?? new[] { client.DefaultContract, book.Provider.DefaultContract }.Select(book.FindContract)
                .FirstOrDefault(c => c is not null && InForce(c, client, start));
    }

    private static bool InForce(Contract contract, Client client, Instant start)
    {
        var date = start.InZone(ContractBook.ZoneOf(contract, client)).Date;
        return contract.Status == ContractStatus.Active && contract.From <= date && (contract.To is not { } to || date <= to);
    }

    private static bool Takes(Contract contract, EstimateInput request) =>
        (contract.Include.IsEmpty || contract.Include.Any(r => Matches(r, request))) && !contract.Exclude.Any(r => Matches(r, request));

    /// <summary>A rule about something that is not known before work starts does not match.</summary>
    private static bool Matches(WorkRule rule, EstimateInput request) =>
        rule.Services?.Contains(request.Request.Service) == true || rule.WorkTypes?.Contains(request.WorkType) == true;

    private static int KindOrder(ContractKind kind) => kind switch
    {
        ContractKind.FixedFee => 0,
        ContractKind.HoursPool or ContractKind.IncidentPool or ContractKind.AmountPool => 1,
        _ => 2,
    };

    private static EstimateBasis BasisOf(EstimateInput input, RateCard card)
    {
        var recent = input.History.Where(c => c.ResolvedAt <= input.Now && c.ResolvedAt >= input.Now - Reach).ToList();
        var request = input.Request;
        (BasisLevel Level, Func<HistoryRow, bool> Fits)[] levels =
        [
            (BasisLevel.ServicePriorityWorkType,
                c => c.Service == request.Service && c.Priority == request.EffectivePriority && c.WorkType == input.WorkType),
            (BasisLevel.Service, c => c.Service == request.Service),
            (BasisLevel.WorkType, c => c.WorkType == input.WorkType),
            (BasisLevel.Desk, _ => true),
        ];
        foreach (var (level, fits) in levels)
        {
            var minutes = recent.Where(fits).Select(c => (long)c.Minutes).Order().ToList();
            if (minutes.Count >= EnoughCases) return new EstimateBasis(level, minutes.Count, At(minutes, 20), At(minutes, 50), At(minutes, 80));
        }

        return new EstimateBasis(BasisLevel.RateCard, 0, card.DefaultDuration.Low, card.DefaultDuration.Likely, card.DefaultDuration.High);
    }

    /// <summary>Nearest rank: item number ceil(percent × n ÷ 100), counted from 1.</summary>
    private static long At(List<long> sorted, int percent) => sorted[(((percent * sorted.Count) + 99) / 100) - 1];

    private static AuthorityAnswer AuthorityOf(Client client, EstimateInput input, decimal worst)
    {
        var policy = client.Policy;
        var hard = policy.TicketCap ?? decimal.MaxValue;
        var auto = Math.Min(policy.AutoApproveLimit, hard);
        if (worst == 0m) return Answer(AuthorityState.NotNeeded, worst, null);
        if (worst <= auto) return Answer(AuthorityState.Auto, worst, auto);
        var ahead = Math.Min(policy.P1PreAuthority, hard);
        var reason = worst > hard ? AuthorityReason.OverTicketCap : AuthorityReason.OverAutoApprove;
        return input.Request.EffectivePriority == Priority.P1 && ahead > 0m
            ? Answer(AuthorityState.PreAuthority, worst, ahead, reason)
            : Answer(AuthorityState.NeedsApproval, worst, 0m, reason);
    }

    private static AuthorityAnswer Answer(AuthorityState state, decimal worst, decimal? authorised, params AuthorityReason[] reasons) =>
        new(state, worst, authorised, [.. reasons], null, null);

    private static AlternativeStart? Cheaper(
        ContractBook book, Client client, Contract contract, EstimateInput input, EstimateBasis basis, decimal likely)
    {
        foreach (var later in Segment.HoursOf(book, contract).Edges(input.Start, input.Start + Horizon))
        {
            var price = InForce(contract, client, later) ? Pricing.Of(book, client, contract, input, later, basis.Likely) : null;
            if (price is not null && price.Net <= likely - 1m) return new AlternativeStart(later, price.Net);
        }

        return null;
    }

    private static CoverageOutcome OutcomeOf(Price high) => high switch
    {
        { Net: 0m, Drawn: > 0m } => CoverageOutcome.CoveredPool,
        { Net: 0m } => CoverageOutcome.Covered,
        { CoveredMinutes: > 0 } or { Drawn: > 0m } => CoverageOutcome.Partly,
        _ => CoverageOutcome.Billable,
    };

    private static ImmutableArray<CoverageReason> ReasonsOf(Contract contract, Client client, ContractBook book, Price high)
    {
        var reasons = ImmutableArray.CreateBuilder<CoverageReason>();
        if (contract.Id == client.DefaultContract || contract.Id == book.Provider.DefaultContract) reasons.Add(CoverageReason.DefaultContract);
        if (high.Outside) reasons.Add(CoverageReason.OutsideHours);
        return reasons.ToImmutable();
    }

    private static ImmutableArray<TrailStep> TrailOf(Contract contract, Client client, Price high, AuthorityAnswer authority)
    {
        var trail = ImmutableArray.CreateBuilder<TrailStep>();
        trail.Add(new TrailStep("R0", TrailFact.Identified, Detail: client.Id));
        trail.Add(new TrailStep("R6", TrailFact.Took, contract.Id));
        if (high.Outside) trail.Add(new TrailStep("R8", TrailFact.OutsideHours, contract.Id));
        if (high.CoveredMinutes > 0) trail.Add(new TrailStep("R9", TrailFact.Covered, contract.Id, high.CoveredMinutes));
        trail.AddRange(high.Lines);
        trail.Add(new TrailStep("R13", TrailFact.Authority, Detail: authority.State.Name(), Amount: authority.Worst));
        return trail.ToImmutable();
    }
}
