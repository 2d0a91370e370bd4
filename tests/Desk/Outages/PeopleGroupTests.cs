using SupportBot.Desk.Outages;

namespace SupportBot.Tests.Desk.Outages;

public sealed class PeopleGroupTests
{
    [Fact]
    public void Thousands_that_are_never_told_apart_are_one_group()
    {
        var everybody = Set(Enumerable.Range(0, 5_000).Select(i => $"p{i}"));
        var groups = PeopleGroup.Of([everybody, everybody]);
        Assert.Equal([5_000], groups[everybody].Select(g => g.Size));
    }

    [Fact]
    public void Sets_that_overlap_share_the_group_of_those_who_are_in_both()
    {
        var (berlin, leads, nobody) = (Set(["a", "b", "c"]), Set(["c", "d"]), Set([]));
        var groups = PeopleGroup.Of([berlin, leads, nobody]);
        Assert.Equal([1, 2], groups[berlin].Select(g => g.Size).Order());
        Assert.Equal([1, 1], groups[leads].Select(g => g.Size));
        Assert.Single(groups[berlin].Intersect(groups[leads]));
        Assert.Empty(groups[nobody]);
    }

    private static Affected.Named Set(IEnumerable<string> people) => Assert.IsType<Affected.Named>(Affected.People(people));
}
