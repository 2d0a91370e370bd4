using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>What one job under one contract costs.</summary>
/// <param name="Net">Sum of the rounded lines.</param>
/// <param name="Tax">Sum of the lines' rounded taxes.</param>
/// <param name="CoveredMinutes">Minutes that cost nothing beyond the contract.</param>
/// <param name="Drawn">Minutes or incidents taken from the pool.</param>
/// <param name="Outside">Some minute was outside the contract's hours.</param>
/// <param name="Lines">What the net is made of.</param>
internal sealed record Price(decimal Net, decimal Tax, long CoveredMinutes, decimal Drawn, bool Outside, ImmutableArray<TrailStep> Lines)
{
    public Amounts Amounts => new(Net, Tax);
}

/// <summary>Prices one job of one entry: the work is cut at the calendar, each minute treated by kind, rounded, and charged.</summary>
internal static class Pricing
{
    private const decimal MinutesPerHour = 60m;

    /// <summary>Null when no rate is known for the work.</summary>
    public static Price? Of(ContractBook book, Client client, Contract contract, EstimateInput request, Instant start, long minutes)
    {
        var card = CardOf(book, client, contract);
        if (RateOf(book, client, card, request) is not { } rate) return null;
        var segments = Segment.Cut(book, contract, card, start, minutes, request.Request.EffectivePriority == Priority.P1);
        var tally = new Tally(contract, segments[0].Inside);
        foreach (var segment in segments) tally.Take(segment);
        tally.Round(card);
        var lines = Lines(contract, card, request, tally, rate, segments[0].Inside);
        var percent = book.FindTax(contract.Tax ?? client.Tax ?? card.Tax)?.Rate ?? 0m;
        return new Price(
            lines.Sum(l => l.Amount ?? 0m),
            lines.Sum(l => HalfUp((l.Amount ?? 0m) * percent / 100m)),
            tally.Covered,
            contract.Kind == ContractKind.IncidentPool ? 1m : tally.Drawn,
            segments.Exists(s => !s.Inside),
            [.. lines]);
    }

    /// <summary>The contract's card, else the client's, else the provider's.</summary>
    public static RateCard CardOf(ContractBook book, Client client, Contract? contract) =>
        book.FindRateCard(contract?.RateCard ?? client.RateCard ?? book.Provider.RateCard)!; // a checked book defines it

    private static decimal? RateOf(ContractBook book, Client client, RateCard card, EstimateInput request) =>
        On(card, request) ?? On(CardOf(book, client, null), request) ?? On(book.FindRateCard(book.Provider.RateCard)!, request);

    private static decimal? On(RateCard card, EstimateInput request)
    {
        (WorkType? Work, string? Role)[] order =
            [(request.WorkType, request.Role), (request.WorkType, null), (null, request.Role), (null, null)];
        return order.Select(o => card.Rates.FirstOrDefault(r => r.WorkType == o.Work && r.Role == o.Role)).FirstOrDefault(r => r is not null)?.Rate;
    }

    private static List<TrailStep> Lines(
        Contract contract, RateCard card, EstimateInput request, Tally tally, decimal rate, bool startsInside)
    {
        var lines = new List<TrailStep>();
        var fee = contract.Incident is { } incident ? FeeOf(incident, request, startsInside) : 0m;
        if (fee > 0m) lines.Add(new TrailStep("R14", TrailFact.Fee, contract.Id, null, "incident-fee", fee));
        foreach (var (multiplier, minutes) in tally.Billed.Where(b => b.Value > 0))
        {
            lines.Add(new TrailStep(
                "R14", TrailFact.Time, contract.Id, minutes, null, HalfUp(minutes * rate * multiplier / MinutesPerHour)));
        }

        var callOut = contract.Fees.CallOut ?? card.Fees.CallOut ?? 0m;
        if (callOut > 0m && !tally.StartIsCovered && !HasOutsideFee(contract, request))
            lines.Add(new TrailStep("R12", TrailFact.Fee, contract.Id, null, "call-out", callOut));
        return lines;
    }

    private static IncidentFee RowOf(IncidentTerms incident, EstimateInput request) => incident.Fees.First(f =>
        (f.Priorities?.Contains(request.Request.EffectivePriority) ?? true) && (f.Services?.Contains(request.Request.Service) ?? true) && f.Categories is null);

    private static decimal FeeOf(IncidentTerms incident, EstimateInput request, bool startsInside) =>
        RowOf(incident, request) is var row && !startsInside ? row.OutsideFee ?? row.Fee : row.Fee;

    private static bool HasOutsideFee(Contract contract, EstimateInput request) =>
        contract.Incident is { } incident && RowOf(incident, request).OutsideFee is not null;

    private static decimal HalfUp(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Minutes by treatment while they are counted.</summary>
    private sealed class Tally(Contract contract, bool startsInside)
    {
        private long _included = contract.Incident is { } incident ? incident.IncludedMinutes ?? long.MaxValue : 0;
        private bool _startsFree;

        public long Covered { get; private set; }

        /// <summary>Minutes that the incident's fee includes.</summary>
        public long InFee { get; private set; }

        public long Drawn { get; private set; }

        /// <summary>Billed minutes by multiplier.</summary>
        public SortedDictionary<decimal, long> Billed { get; } = [];

        /// <summary>The first minute needs nobody to be called out.</summary>
        public bool StartIsCovered => startsInside || contract.Outside.Rule == OutsideRule.Covered;

        public void Take(Segment segment)
        {
            var first = Covered == 0 && InFee == 0 && Drawn == 0 && Billed.Count == 0;
            var free = Free(segment);
            if (first && free > 0) _startsFree = true;
            if (contract.Kind == ContractKind.PerIncident) InFee += free;
            else Covered += free;
            var left = segment.Minutes - free;
            if (left == 0) return;
            if (Draws(segment)) Drawn += left;
            else Billed[segment.Multiplier] = Billed.GetValueOrDefault(segment.Multiplier) + left;
        }

        /// <summary>Rounds draw and bill minutes together; what is added goes to the cheapest.</summary>
        public void Round(RateCard card)
        {
            var total = Drawn + Billed.Values.Sum();
            if (total == 0) return;
            var target = (total + card.Increment - 1) / card.Increment * card.Increment;
            if (!_startsFree) target = Math.Max(target, card.Minimum);
            if (Drawn > 0) Drawn += target - total;
            else Billed[Billed.Keys.First()] += target - total;
        }

        private bool Draws(Segment segment) =>
            contract.Kind == ContractKind.HoursPool && (segment.Inside || contract.Outside.Rule == OutsideRule.Draw);

        private long Free(Segment segment)
        {
            var isFree = contract.Kind switch
            {
                ContractKind.FixedFee or ContractKind.IncidentPool => segment.Inside || contract.Outside.Rule == OutsideRule.Covered,
                ContractKind.HoursPool => !segment.Inside && contract.Outside.Rule == OutsideRule.Covered,
                _ => false,
            };
            if (isFree) return segment.Minutes;
            if (contract.Kind != ContractKind.PerIncident) return 0;
            var included = Math.Min(_included, segment.Minutes);
            _included -= included;
            return included;
        }
    }
}
