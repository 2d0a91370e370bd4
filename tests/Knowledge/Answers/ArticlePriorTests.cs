using CsCheck;
using NodaTime;
using SupportBot.Knowledge.Answers;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Answers;

/// <summary>Votes move an article a little, fade, and count the same in any order.</summary>
public sealed class ArticlePriorTests
{
    private static readonly Instant Now = Some.TuesdayMorning;

    private static readonly Gen<SolutionVote> Vote =
        Gen.Select(Gen.Bool, Gen.Int[0, 2_000]).Select((helped, days) => new SolutionVote(helped, Now - Duration.FromDays(days)));

    [Fact]
    public void Without_votes_an_article_stays_where_it_is() => Assert.Equal(0, ArticlePrior.Of([], Now));

    [Fact]
    public void However_many_votes_there_are_the_prior_stays_within_its_bound() =>
        Vote.List[0, 200].Sample(votes => Math.Abs(ArticlePrior.Of(votes, Now)) < ArticlePrior.Bound, seed: "0000KqGqGPA2", iter: 500);

    [Fact]
    public void The_order_of_votes_does_not_matter() => Vote.List[0, 50].Sample(
        votes => ArticlePrior.Of(votes, Now).Equals(ArticlePrior.Of(votes.AsEnumerable().Reverse(), Now)), seed: "0000KqGqGPA2", iter: 500);

    [Fact]
    public void Votes_fade_to_nothing() => Vote.List[1, 50].Sample(
        votes => Math.Abs(ArticlePrior.Of(votes, Now + ArticlePrior.Reach * 3)) < 0.000_001, seed: "0000KqGqGPA2", iter: 500);

    [Fact]
    public void One_more_vote_that_it_helped_never_lowers_it() => Gen.Select(Vote.List[0, 50], Gen.Int[0, 2_000]).Sample(
        (votes, days) => ArticlePrior.Of([.. votes, new SolutionVote(true, Now - Duration.FromDays(days))], Now) >= ArticlePrior.Of(votes, Now) - 1e-12,
        seed: "0000KqGqGPA2",
        iter: 500);
}
