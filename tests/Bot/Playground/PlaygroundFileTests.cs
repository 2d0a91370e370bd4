using System.Text.Json;
using SupportBot.Bot.Playground;

namespace SupportBot.Tests.Bot.Playground;

public sealed class PlaygroundFileTests
{
    [Fact]
    public void A_window_has_exactly_five_others_none_of_whom_speaks()
    {
        foreach (var person in SampleWindows.World.People)
        {
            var file = PlaygroundFile.For(SampleWindows.World, person);

            Assert.Equal(5, file.Users.Count);
            Assert.DoesNotContain(file.Users, u => u.Id == file.CurrentUser.Id);
            Assert.Equal(5, file.Users.Select(u => u.Id).Distinct().Count());
            Assert.Equal(5, file.Users.Select(u => u.AadObjectId).Distinct().Count());
        }
    }

    [Fact]
    public void Colleagues_come_before_guests_and_nobody_of_another_tenant_is_there()
    {
        var file = PlaygroundFile.For(SampleWindows.World, SampleWindows.Employee);

        Assert.Equal(SampleWindows.Employee2.TeamsUserId, file.Users[0].Id);
        Assert.All(file.Users.Skip(1), u => Assert.StartsWith("Guest ", u.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_technicians_window_has_the_escalation_channel_and_an_employees_has_not()
    {
        var technician = PlaygroundFile.For(SampleWindows.World, SampleWindows.Technician);
        var employee = PlaygroundFile.For(SampleWindows.World, SampleWindows.Employee);

        Assert.Equal(SampleWindows.Desk.ChannelId, Assert.Single(technician.Team.Channels).Id);
        Assert.NotEqual(SampleWindows.Desk.ChannelId, Assert.Single(employee.Team.Channels).Id);
    }

    [Fact]
    public void The_text_has_the_keys_of_the_strict_form_and_no_others()
    {
        using var text = JsonDocument.Parse(PlaygroundFile.For(SampleWindows.World, SampleWindows.Employee).ToText());

        Assert.Equal(
            ["version", "tenantId", "bot", "currentUser", "users", "personalChat", "groupChat", "team"],
            text.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["id", "name", "userPrincipleName", "aadObjectId", "givenName", "surname", "email"],
            text.RootElement.GetProperty("currentUser").EnumerateObject().Select(p => p.Name));
    }
}
