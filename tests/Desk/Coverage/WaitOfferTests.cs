using CsCheck;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>The wait offer against its definition: each edge of each calendar decided on by itself.</summary>
public sealed class WaitOfferTests
{
    private const int Cases = 3_000;

    private static readonly Duration Horizon = Duration.FromDays(14);

    [Fact]
    public void No_earlier_edge_is_cheaper_and_the_offered_one_costs_what_it_says() => RandomWork.Gen(mostTickets: 1)
        .Sample(Holds, iter: Cases, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    [Fact]
    public void Random_work_is_offered_a_wait_often_enough_to_tell()
    {
        var offered = 0;
        RandomWork.Gen(mostTickets: 1).Sample(
            work => Interlocked.Add(ref offered, CoverageRules.Decide(work.Book, Estimate(work)).Alternative is null ? 0 : 1),
            iter: 500);
        Assert.True(offered > 50, $"{offered} of 500");
    }

    private static void Holds(RandomWork work)
    {
        var input = Estimate(work);
        var now = CoverageRules.Decide(work.Book, input);
        if (now.Range is not { } range || input.Request.EffectivePriority == Priority.P1)
        {
            Assert.Null(now.Alternative);
            return;
        }

        var enough = range.Likely.Net - 1m;
        foreach (var edge in Edges(work.Book, input.Start, now.Alternative?.Start ?? (input.Start + Horizon)))
        {
            // Where only the longest work finds nobody to do it, there is no range to compare with.
            if (CostAt(work.Book, input, edge) is { } net)
            {
                Assert.Equal(edge == now.Alternative?.Start, net <= enough && range.Likely.Net >= 1m);
            }
        }

        if (now.Alternative is { } offered)
        {
            Assert.InRange(offered.Start, input.Start + Duration.FromMinutes(1), input.Start + Horizon);
            Assert.Equal(CostAt(work.Book, input, offered.Start) ?? offered.Net, offered.Net);
            Assert.True(offered.Net <= enough);
        }
    }

    private static decimal? CostAt(ContractBook book, EstimateInput input, Instant start) =>
        CoverageRules.Decide(book, input with { PlannedStart = start }).Range?.Likely.Net;

    private static IEnumerable<Instant> Edges(ContractBook book, Instant from, Instant until) => book.Calendars
        .SelectMany(calendar => WorkingHours.Compile(calendar).Edges(from, until))
        .Distinct()
        .Order();

    private static EstimateInput Estimate(RandomWork work)
    {
        var request = work.Input.Tickets[0].Request;
        return new EstimateInput
        {
            Now = request.OpenedAt,
            Client = work.Input.Client,
            Request = request,
            Ledger = work.Input.Ledger,
            PriorIncidents = work.Input.PriorIncidents,
        };
    }
}
