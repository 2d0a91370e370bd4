using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

public sealed class InboundLimiterTests
{
    [Fact]
    public void One_person_may_send_so_much_and_others_are_not_held_back()
    {
        using var limiter = Limiter(new ChannelOptions { MicrosoftAppId = ChannelSimulator.AppId, PersonActivitiesPerMinute = 3 });
        for (var i = 0; i < 3; i++) Assert.True(limiter.Admits(From("t", "erika")));
        Assert.False(limiter.Admits(From("t", "erika")));
        Assert.True(limiter.Admits(From("t", "tom")));
        Assert.True(limiter.Admits(From("u", "erika")));
    }

    [Fact]
    public void One_tenant_may_send_so_much_and_others_are_not_held_back()
    {
        using var limiter = Limiter(new ChannelOptions { MicrosoftAppId = ChannelSimulator.AppId, TenantActivitiesPerSecond = 3 });
        for (var i = 0; i < 3; i++) Assert.True(limiter.Admits(From("t", "person " + i)));
        Assert.False(limiter.Admits(From("t", "one more")));
        Assert.True(limiter.Admits(From("u", "one more")));
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        using var limiter = Limiter(new ChannelOptions
        {
            MicrosoftAppId = ChannelSimulator.AppId,
            PersonActivitiesPerMinute = 0,
            TenantActivitiesPerSecond = 0,
        });
        for (var i = 0; i < 1000; i++) Assert.True(limiter.Admits(From("t", "erika")));
    }

    [Fact]
    public void This_machine_has_no_limits()
    {
        using var limiter = Limiter(new ChannelOptions { PersonActivitiesPerMinute = 1 });
        for (var i = 0; i < 1000; i++) Assert.True(limiter.Admits(From("t", "erika")));
    }

    private static InboundLimiter Limiter(ChannelOptions options) => new(Options.Create(options));

    private static Activity From(string tenant, string person) => new()
    {
        From = new ChannelAccount { AadObjectId = person },
        Conversation = new ConversationAccount { TenantId = tenant },
    };
}
