using NodaTime;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;

namespace SupportBot.Tests.Desk.Advice;

/// <summary>What is decided in reviews, and what is proposed there.</summary>
public sealed class ReviewDecisionsTests
{
    private static readonly Instant Then = Instant.FromUtc(2026, 10, 14, 9, 0);
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public void No_more_decisions_are_open_than_a_plan_can_hold_and_settled_ones_make_room()
    {
        var full = Enumerable.Range(1, ReviewDecisions.MostOpen).Aggregate(
            ReviewDecisions.NoneOf("contoso"), (all, n) => all.Add($"decision {n}", "p", Then) ?? throw new InvalidOperationException("Full too early."));
        Assert.Null(full.Add("one more", "p", Then));
        var settled = full.Settle(7, DecisionState.Done, "q", Then + Duration.FromDays(1));
        Assert.Equal(ReviewDecisions.MostOpen + 1, settled?.Add("one more", "p", Then)?.All[^1].Number);
    }

    [Fact]
    public void A_review_tells_what_is_open_however_old_and_what_was_settled_from_its_first_instant_on()
    {
        var from = Then + Duration.FromDays(10);
        var all = ReviewDecisions.NoneOf("contoso").Add("open", "p", Then)!.Add("before", "p", Then)!.Add("at", "p", Then)!
            .Settle(2, DecisionState.Done, "p", from - Duration.Epsilon)!.Settle(3, DecisionState.Dropped, "p", from)!;
        Assert.Equal(["open", "at"], all.Since(from).Select(d => d.Text));
    }

    [Theory]
    [InlineData("2026-11-23", ProposalBucket.Now)]
    [InlineData("2026-11-24", ProposalBucket.Plan)]
    [InlineData("2027-02-22", ProposalBucket.Plan)]
    [InlineData("2027-02-23", ProposalBucket.Watch)]
    [InlineData("2027-11-24", ProposalBucket.Watch)]
    [InlineData("2027-11-25", null)]
    public void A_warranty_is_proposed_by_how_soon_it_ends(string until, ProposalBucket? bucket)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value;
        var device = new Device { Id = "lbl-01", VendorWarrantyUntil = day };
        var client = new Client { Id = "contoso", Zone = DateTimeZone.Utc, Devices = new ById<Device>([device], d => d.Id) };
        Assert.Equal(bucket, ProposalRules.Of([], client, null, Today) is [var proposal] ? proposal.Bucket : null);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.0, null)]
    [InlineData(0.1, ProposalBucket.Watch)]
    [InlineData(0.11, ProposalBucket.Now)]
    public void Missed_promises_are_watched_and_more_than_a_tenth_is_for_now(double? share, ProposalBucket? bucket) =>
        Assert.Equal(bucket, ProposalRules.Of([], null, (decimal?)share, Today) is [var proposal] ? proposal.Bucket : null);
}
