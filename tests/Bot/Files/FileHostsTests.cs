using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Files;
using SupportBot.Tests.Bot.Channel;

namespace SupportBot.Tests.Bot.Files;

public sealed class FileHostsTests
{
    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/x/download.aspx?tempauth=1", true)]
    [InlineData("https://smba.trafficmanager.net/emea/v3/attachments/0-x/views/original", true)]
    [InlineData("https://files.example.com/a.png", true)]
    [InlineData("http://contoso-my.sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com:8443/x", false)]
    [InlineData("https://user@contoso-my.sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com.evil.example/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://sharepoint.com/x", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://10.0.0.1/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("http://localhost:3978/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://contoso.sharepoint.com/x", false)]
    public void Files_come_from_the_channels_own_hosts_only(string url, bool allowed) =>
        Assert.Equal(allowed, HostsIn("Production").Allows(new Uri(url)));

    [Fact]
    public void This_machine_is_allowed_in_Development_and_never_gets_the_token()
    {
        var hosts = HostsIn("Development");
        Assert.True(hosts.Allows(new Uri("http://127.0.0.1:5000/x")));
        Assert.False(hosts.TakesToken(new Uri("http://127.0.0.1:5000/x")));
        Assert.False(hosts.TakesToken(new Uri("https://contoso-my.sharepoint.com/x")));
        Assert.True(hosts.TakesToken(new Uri("https://smba.trafficmanager.net/emea/v3/attachments/0")));
    }

    [Theory]
    [InlineData("20.50.2.3", true)]
    [InlineData("2603:1030::1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void A_name_that_points_into_this_network_opens_nothing(string address, bool allowed) =>
        Assert.Equal(allowed, PublicAddresses.Allows(IPAddress.Parse(address), loopback: false));

    [Fact]
    public void Loopback_is_for_Development() => Assert.True(PublicAddresses.Allows(IPAddress.Loopback, loopback: true));

    private static FileHosts HostsIn(string environment)
    {
        var settings = new ChannelOptions { MicrosoftAppId = "00000000-0000-4000-8000-00000000b07a", AllowedFileHosts = { "files.example.com" } };
        IHostEnvironment where = new SomeEnvironment(environment);
        return new FileHosts(Options.Create(settings), new ServiceUrls(Options.Create(settings), where), where);
    }
}
