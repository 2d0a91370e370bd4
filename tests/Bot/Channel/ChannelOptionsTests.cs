using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>Settings that fit together start; others are refused with the name of the setting, never its value.</summary>
public sealed class ChannelOptionsTests
{
    [Fact]
    public async Task Without_credentials_only_Development_starts_and_the_missing_settings_are_named()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(
            () => ChannelHost.StartAsync(environment: "Production"));
        Assert.Contains("MicrosoftAppId", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppPassword", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppTenantId", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    public async Task Without_credentials_only_this_machine_is_listened_on(string url)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ChannelHost.StartAsync(url: url));
        Assert.Contains("MicrosoftAppId", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_credentials_every_network_is_listened_on()
    {
        await using var simulator = await ChannelSimulator.StartAsync();
        await using var host = await ChannelHost.StartAsync(simulator.Settings(), "Production", "http://0.0.0.0:0");
        Assert.True(host.Get<IOptions<ChannelOptions>>().Value.HasCredentials);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "my-bot")]
    [InlineData("MicrosoftAppTenantId", "")]
    [InlineData("MicrosoftAppPassword", "")]
    [InlineData("MicrosoftAppCertificatePath", "cert.pfx")]
    [InlineData("ToBotFromChannelTokenIssuer", "")]
    [InlineData("ToChannelFromBotLoginUrl", "http://login.example/")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/")]
    [InlineData("AllowedServiceHosts:0", "https://bots.example.com/")]
    [InlineData("MaxActivityBytes", "10")]
    [InlineData("InvokeDeadline", "00:01:00")]
    public async Task A_setting_that_does_not_fit_is_named(string setting, string value)
    {
        await using var simulator = await ChannelSimulator.StartAsync();
        var settings = simulator.Settings();
        settings[setting] = value;
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ChannelHost.StartAsync(settings));
        Assert.Contains(setting.Split(':')[0], fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ChannelSimulator.Secret, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_identity_has_no_secret()
    {
        var options = new ChannelOptions
        {
            MicrosoftAppType = BotAppType.UserAssignedMSI,
            MicrosoftAppId = ChannelSimulator.AppId,
            MicrosoftAppTenantId = ChannelSimulator.TenantId,
        };
        Assert.True(Check(options).Succeeded);
        options.MicrosoftAppPassword = ChannelSimulator.Secret;
        Assert.True(Check(options).Failed);
    }

    [Fact]
    public void A_multi_tenant_bot_needs_no_tenant()
    {
        var options = new ChannelOptions
        {
            MicrosoftAppType = BotAppType.MultiTenant,
            MicrosoftAppId = ChannelSimulator.AppId,
            MicrosoftAppPassword = ChannelSimulator.Secret,
        };
        Assert.True(Check(options).Succeeded);
    }

    [Theory]
    [InlineData(null, BotAppType.SingleTenant, "https://api.botframework.com", "https://login.microsoftonline.com/T")]
    [InlineData("", BotAppType.MultiTenant, "https://api.botframework.com", "https://login.microsoftonline.com/botframework.com")]
    [InlineData("https://botframework.azure.us", BotAppType.SingleTenant, "https://api.botframework.us", "https://login.microsoftonline.us/T")]
    [InlineData(
        "https://botframework.azure.us/", BotAppType.MultiTenant, "https://api.botframework.us",
        "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us")]
    [InlineData(
        "https://botframework.azure.cn", BotAppType.SingleTenant, "https://api.botframework.azure.cn",
        "https://login.partner.microsoftonline.cn/T")]
    public void Each_cloud_has_its_own_issuer_and_authority(string? service, BotAppType type, string issuer, string authority)
    {
        var options = new ChannelOptions { ChannelService = service, MicrosoftAppType = type, MicrosoftAppTenantId = "T" };
        var cloud = ChannelCloud.Of(options);
        Assert.Equal(issuer, cloud.Issuer);
        Assert.Equal(issuer, cloud.Resource);
        Assert.Equal(authority, cloud.AuthorityOf(options));
    }

    [Fact]
    public void A_cloud_nobody_knows_is_refused()
    {
        var result = Check(new ChannelOptions { ChannelService = "https://botframework.example" });
        Assert.Contains("ChannelService", result.FailureMessage, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Check(ChannelOptions options) =>
        new ChannelOptionsCheck(new SomeEnvironment("Development"), new ConfigurationBuilder().Build()).Validate(null, options);
}
