using CsCheck;
using NodaTime;
using SupportBot.Knowledge.Gaps;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Knowledge.Gaps;

/// <summary>Problems that one article could answer come together, whatever their order; others do not.</summary>
public sealed class GapSearchTests
{
    private static readonly string[] Texts =
    [
        "the badge reader at the gate blinks red", "badge reader blinks red again", "our badge reader only blinks red at the door",
        "the projector in room 4 has a green tint", "green tint on the projector picture", "my keyboard types double letters",
    ];

    private static UnansweredProblem Problem(int number, string text, string service = "devices") => new()
    {
        Id = $"SD-{number}",
        ClientId = number % 2 == 0 ? "fabrikam" : "contoso",
        ServiceId = service,
        Text = text,
        At = Some.TuesdayMorning + Duration.FromHours(number),
        Reason = (GapReason)(number % 3),
        Minutes = 10 * number,
        Cost = 1.5m * number,
    };

    private static UnansweredProblem[] Problems() => [.. Texts.Select((t, i) => Problem(i + 1, t))];

    [Fact]
    public void Problems_that_are_alike_make_one_gap_with_count_work_and_cost()
    {
        var gaps = GapSearch.Find(Problems());
        Assert.Equal([3, 2, 1], gaps.Select(g => g.Problems.Length));
        Assert.Equal(["SD-1", "SD-2", "SD-3"], gaps[0].Problems.Select(p => p.Id).Order());
        Assert.Equal((60, 9m, 2), (gaps[0].Minutes, gaps[0].Cost, gaps[0].Clients));
        Assert.Equal((1, 1, 1), (gaps[0].Count(GapReason.NoArticle), gaps[0].Count(GapReason.DidNotHelp), gaps[0].Count(GapReason.SolvedWithout)));
    }

    [Fact]
    public void The_same_words_about_another_service_are_another_gap() =>
        Assert.Equal(2, GapSearch.Find([Problem(1, Texts[0]), Problem(2, Texts[0], "printing")]).Length);

    [Fact]
    public void What_every_report_says_joins_nothing() =>
        Assert.Equal(2, GapSearch.Find([Problem(1, "it does not work, please help"), Problem(2, "it still does not work, help please")]).Length);

    [Fact]
    public void A_chain_of_small_likenesses_joins_nothing()
    {
        var chain = Enumerable.Range(1, 8).Select(i => Problem(i, $"alpha{i} beta{i} gamma{i} alpha{i + 1} beta{i + 1} gamma{i + 1}")).ToArray();
        Assert.All(GapSearch.Find(chain), g => Assert.True(g.Problems.Length <= 3));
    }

    [Fact]
    public void No_problem_is_lost_or_counted_twice_and_the_order_does_not_matter() =>
        Gen.Shuffle(Problems()).Sample(
            shuffled =>
            {
                var gaps = GapSearch.Find(shuffled);
                Assert.Equal(GapSearch.Find(Problems()).Select(g => string.Join(' ', g.Problems.Select(p => p.Id))), gaps.Select(g => string.Join(' ', g.Problems.Select(p => p.Id))));
                Assert.Equal(Problems().Select(p => p.Id).Order(), gaps.SelectMany(g => g.Problems).Select(p => p.Id).Order());
            },
            seed: "0N0XIzNsQ0O2", iter: 50);

    [Fact]
    public void Without_problems_there_is_no_gap() => Assert.Empty(GapSearch.Find([]));
}
