using SupportBot.Bot.Playground;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Bot.Playground;

public sealed class PlaygroundChoiceTests
{
    [Fact]
    public void Without_a_wish_the_samples_default_people_get_a_window()
    {
        var (people, unknown) = PlaygroundWindows.Choose(SampleWindows.World, null);

        Assert.Equal([SampleWindows.Employee, SampleWindows.Technician], people);
        Assert.Empty(unknown);
    }

    [Fact]
    public void Wanted_people_come_in_their_order_once_each_and_unknown_names_are_told_apart()
    {
        var (people, unknown) = PlaygroundWindows.Choose(
            SampleWindows.World, " Technician1@desk.example, nobody@x.example,technician1@desk.example,employee@fabrikam.example,");

        Assert.Equal([SampleWindows.Technician, SampleWindows.Employee], people);
        Assert.Equal(["nobody@x.example"], unknown);
    }

    [Theory]
    [InlineData("http://localhost:3978", "http://127.0.0.1:3978/api/messages")]
    [InlineData("http://[::]:5000", "http://127.0.0.1:5000/api/messages")]
    [InlineData("http://127.0.0.1:41234", "http://127.0.0.1:41234/api/messages")]
    public void The_windows_call_the_bot_on_this_machine(string bound, string expected) =>
        Assert.Equal(new Uri(expected), BotAddress.MessagesOf(["https://localhost:5001", bound]));

    [Fact]
    public void A_bot_that_listens_on_https_only_has_no_address_for_windows() =>
        Assert.Null(BotAddress.MessagesOf(["https://localhost:5001"]));

    [Fact]
    public void Node_versions_are_read_and_old_ones_told_apart()
    {
        Assert.IsType<NodeRuntime.Found>(NodeRuntime.Read("v20.20.2"));
        Assert.Equal(new NodeRuntime.TooOld("v18.20.4"), NodeRuntime.Read("v18.20.4"));
        Assert.IsType<NodeRuntime.Missing>(NodeRuntime.Read("not found"));
    }

    [Fact]
    public void The_tests_and_the_bot_pin_the_same_playground()
    {
        var peers = File.ReadAllText(Path.Combine(Repository.Root, "tests", "peers", "package.json"));

        Assert.Contains($"\"{PlaygroundPackage.Name}\": \"{PlaygroundPackage.Version()}\"", peers, StringComparison.Ordinal);
    }
}
