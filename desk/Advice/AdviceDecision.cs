using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Advice;

/// <summary><c>decide advice</c>: reads months, an offer and answers, and shows the comparison.</summary>
public static class AdviceDecision
{
    private const long LargestSeed = (1L << 53) - 1;
    private const int ShareDecimals = 4;
    private const int LongestHorizon = 24;
    private const int PreventionShares = 3;

    private static readonly MapKeys Keys = new(
        "months", "offer", "hourlyCost", "prevention", "horizon", "seed", "fit", "tickets", "asOf", "openProblems");

    private static readonly MapKeys MonthKeys = new(
        "month", "billed", "covered", "tickets", "userHours", "majorIncident");

    private static readonly MapKeys OfferKeys = new("fee", "residualShare");
    private static readonly MapKeys FitKeys = new("compliance", "needs24x7", "services", "acceptableHours");
    private static readonly MapKeys TicketKeys = new("id", "openedAt", "service", "cause", "device", "user", "cost");
    private static readonly Form<decimal> Share = NumberForms.NumberText(0, 1, ShareDecimals);
    private static readonly Form<decimal> Hours = NumberForms.NumberText(0, NumberForms.Most);

    private static readonly Form<string> Causes = Choices.Of(
        ("unknown", "unknown"),
        ("wear", "wear"),
        ("user-damage", "user-damage"),
        ("third-party", "third-party"),
        ("own-change", "own-change"),
        ("security", "security"));

    public static DecideAnswer Decide(ContractBook book, DocumentReader input)
    {
        var (comparison, prevention, tickets, asOf, openProblems) = input.Root.Map(Keys, Read);
        if (input.FirstError is { } error)
        {
            return new DecideAnswer.Refused(error);
        }

        Check(input, comparison.Months, prevention, tickets);
        if (!tickets.IsEmpty && asOf is null)
        {
            input.Report(input.Place.Key("asOf"), ErrorCode.Missing);
        }

        if (input.FirstError is { } failed)
        {
            return new DecideAnswer.Refused(failed);
        }

        var search = asOf is { } end
            ? new RecurrenceSearch { AsOf = end, Tickets = tickets, OpenProblems = [.. openProblems] }
            : null;
        var result = ModelComparison.Compare(comparison with
        {
            Prevention = new Prevention(prevention[0], prevention[1], prevention[2]),
            Recurrence = search,
        });
        return new DecideAnswer.Decided(AdviceJson.Of(result));
    }

    private static Request Read(MapReader map)
    {
        var months = map["months"].RequiredList(item => item.Map(MonthKeys, ReadMonth));
        var offer = map["offer"].Map(OfferKeys, offer => new ManagedOffer(
            offer["fee"].Required(NumberForms.MoneyText),
            offer["residualShare"].Required(Share)));
        var hourlyCost = map["hourlyCost"].Or(NumberForms.MoneyText, 0m);
        var prevention = ReadPrevention(map["prevention"]);
        var comparison = new ComparisonInput
        {
            Months = months,
            Offer = offer,
            HourlyCost = hourlyCost,
            Horizon = map["horizon"].Or(NumberForms.SmallWhole(1, LongestHorizon), 3),
            Seed = map["seed"].Or(NumberForms.Whole(0, LargestSeed), 1),
            Fit = map["fit"].OptionalMap(FitKeys, ReadFit) ?? new FitAnswers(),
        };
        return new Request(
            comparison,
            prevention,
            map["tickets"].List(item => item.Map(TicketKeys, ReadTicket)),
            map["asOf"].OptionalValue(DateForms.Second),
            map["openProblems"].List(TextForms.Text));
    }

    private static SupportMonth ReadMonth(MapReader map) => new()
    {
        Month = map["month"].Required(DateForms.Month),
        Billed = map["billed"].Required(NumberForms.MoneyText),
        Covered = map["covered"].Or(NumberForms.MoneyText, 0m),
        Tickets = map["tickets"].Required(NumberForms.Whole(0)),
        UserHours = map["userHours"].Or(Hours, 0m),
        MajorIncident = map["majorIncident"].Or(TextForms.Flag, false),
    };

    private static FitAnswers ReadFit(MapReader map) => new()
    {
        Compliance = map["compliance"].OptionalValue(TextForms.Flag),
        Needs24x7 = map["needs24x7"].OptionalValue(TextForms.Flag),
        Services = map["services"].OptionalValue(NumberForms.Whole(0)),
        AcceptableHours = map["acceptableHours"].OptionalValue(Hours),
    };

    private static ProblemTicket ReadTicket(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        OpenedAt = map["openedAt"].Required(DateForms.Second),
        Service = map["service"].Required(TextForms.Id),
        Cause = map["cause"].Or(Causes, "unknown"),
        Device = map["device"].Optional(TextForms.Id),
        User = map["user"].Required(TextForms.Id),
        Cost = map["cost"].Or(NumberForms.MoneyText, 0m),
    };

    private static ImmutableArray<decimal> ReadPrevention(Field field)
    {
        if (!field.IsGiven)
        {
            return Prevention.Usual.All;
        }

        var shares = field.List(Share, PreventionShares);
        if (shares.Length > PreventionShares)
        {
            field.Report(ErrorCode.OutOfRange, "there are three shares");
        }

        return shares;
    }

    private static void Check(
        DocumentReader input,
        ImmutableArray<SupportMonth> months,
        ImmutableArray<decimal> prevention,
        ImmutableArray<ProblemTicket> tickets)
    {
        for (var i = 1; i < months.Length; i++)
        {
            if (months[i].Month != months[i - 1].Month.PlusMonths(1))
            {
                input.Report(input.Place.Key("months").Item(i).Key("month"), ErrorCode.Order);
            }
        }

        if (prevention[0] > prevention[1] || prevention[1] > prevention[2])
        {
            input.Report(input.Place.Key("prevention"), ErrorCode.Order);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, ticket) in tickets.Index())
        {
            if (!seen.Add(ticket.Id))
            {
                input.Report(input.Place.Key("tickets").Item(index).Key("id"), ErrorCode.DuplicateId);
            }
        }
    }

    private sealed record Request(
        ComparisonInput Comparison,
        ImmutableArray<decimal> Prevention,
        ImmutableArray<ProblemTicket> Tickets,
        Instant? AsOf,
        ImmutableArray<string> OpenProblems);
}
