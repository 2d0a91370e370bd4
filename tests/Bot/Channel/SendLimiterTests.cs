using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Tests.Bot.Channel;

public sealed class SendLimiterTests
{
    private static readonly Uri Teams = new("https://smba.trafficmanager.net/emea/");

    [Fact]
    public async Task Seven_messages_of_a_conversation_go_at_once_and_the_rest_waits()
    {
        using var limiter = new SendLimiter(new HurriedTime());
        for (var i = 0; i < 7; i++) Assert.Null(await WaitAsync(limiter, Teams, "a"));
        Assert.NotNull(await WaitAsync(limiter, Teams, "a"));
        Assert.Null(await WaitAsync(limiter, Teams, "b"));
    }

    [Fact]
    public async Task Fifty_messages_of_a_tenant_go_at_once_and_the_rest_waits()
    {
        using var limiter = new SendLimiter(new HurriedTime());
        for (var i = 0; i < 50; i++) Assert.Null(await WaitAsync(limiter, Teams, "c" + i));
        Assert.NotNull(await WaitAsync(limiter, Teams, "one more"));
    }

    [Fact]
    public async Task This_machine_has_no_limits()
    {
        using var limiter = new SendLimiter(new HurriedTime());
        for (var i = 0; i < 1000; i++) Assert.Null(await WaitAsync(limiter, new Uri("http://127.0.0.1:56150/"), "a"));
    }

    private static ValueTask<TimeSpan?> WaitAsync(SendLimiter limiter, Uri url, string conversation) =>
        limiter.WaitAsync(url, conversation, "t", TestContext.Current.CancellationToken);
}
