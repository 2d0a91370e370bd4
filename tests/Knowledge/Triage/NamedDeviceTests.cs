using SupportBot.Desk.Clients;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Tests.Knowledge.Triage;

public sealed class NamedDeviceTests
{
    private static readonly Device[] Devices = [new() { Id = "fab-pc-01" }, new() { Id = "fab-pc-011" }, new() { Id = "fab-lbl-01" }];

    [Theory]
    [InlineData("FAB-PC-01 does not start", "fab-pc-01")]
    [InlineData("it is (fab-pc-011), again", "fab-pc-011")]
    [InlineData("fab-lbl-01", "fab-lbl-01")]
    [InlineData("xfab-lbl-01 or fab-lbl-01-b or fab-lbl-012", null)]
    [InlineData("fab-pc-01 and fab-lbl-01", null)]
    [InlineData("the printer is dead", null)]
    public void A_device_is_named_by_its_whole_label_and_alone(string text, string? id) => Assert.Equal(id, NamedDevice.In(text, Devices)?.Id);
}
