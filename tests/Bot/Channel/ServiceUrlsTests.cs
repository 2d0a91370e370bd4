using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.TrafficManager.net/amer")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://directline.botframework.azure.us/")]
    [InlineData("https://bots.example.com/x")]
    [InlineData("https://a.below.example.com/")]
    public void Connectors_may_be_called(string url) => Assert.True(Urls("Production").Allows(url));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://other.trafficmanager.net/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?x=")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("https://attackerbotframework.com/")]
    [InlineData("https://attacker.example/smba.trafficmanager.net")]
    [InlineData("https://attacker.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://infra.gcc.teams.microsoft.com.attacker.example/")]
    [InlineData("https://below.example.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_may_be_called_in_production(string? url) => Assert.False(Urls("Production").Allows(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:56150/", true)]
    [InlineData("http://[::1]:56150/", true)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("http://localhost.attacker.example/", false)]
    [InlineData("http://0.0.0.0:56150/", false)]
    public void In_development_this_machine_may_be_called_too(string url, bool allowed) =>
        Assert.Equal(allowed, Urls("Development").Allows(url));

    private static ServiceUrls Urls(string environment) => new(
        Options.Create(new ChannelOptions
        {
            MicrosoftAppId = ChannelSimulator.AppId,
            AllowedServiceHosts = { "bots.example.com", ".below.example.com" },
        }),
        new SomeEnvironment(environment));
}
