using SupportBot.Bot.Channel.Connector;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>What the channel refuses, and what is tried again.</summary>
public sealed partial class ConnectorClientTests
{
    [Theory]
    [InlineData("{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", InactiveReason.Removed)]
    [InlineData("{\"error\":{\"code\":\"ConversationBlockedByUser\"}}", InactiveReason.Blocked)]
    [InlineData("{\"error\":{\"code\":\"BotDisabledByAdmin\"}}", InactiveReason.DisabledByAdmin)]
    [InlineData("{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}", InactiveReason.Blocked)]
    [InlineData("{\"message\":\"{not json\"}", InactiveReason.Forbidden)]
    [InlineData("{\"error\":\"text\"}", InactiveReason.Forbidden)]
    [InlineData("<html>", InactiveReason.Forbidden)]
    [InlineData("", InactiveReason.Forbidden)]
    public async Task A_403_marks_the_conversation_inactive(string body, InactiveReason reason)
    {
        _connector.AnswerNextWith(new FakeAnswer(403, body));
        Assert.Equal(reason, Assert.IsType<SendOutcome.Inactive>(await SendAsync()).Reason);
        Assert.Single(_connector.Requests);
    }

    [Theory]
    [InlineData(400, GiveUpReason.Rejected)]
    [InlineData(401, GiveUpReason.NotAuthorised)]
    [InlineData(405, GiveUpReason.NotSupported)]
    [InlineData(413, GiveUpReason.TooLarge)]
    [InlineData(418, GiveUpReason.Rejected)]
    [InlineData(501, GiveUpReason.NotSupported)]
    public async Task What_will_never_work_is_given_up(int status, GiveUpReason reason)
    {
        _connector.AnswerNextWith(FakeAnswer.Error(status, "Some"));
        Assert.Equal(reason, Assert.IsType<SendOutcome.GiveUp>(await SendAsync()).Reason);
        Assert.Single(_connector.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _connector.AnswerNextWith(new FakeAnswer(307) { Location = _connector.ServiceUrl + "elsewhere" });
        Assert.IsType<SendOutcome.GiveUp>(await SendAsync());
        Assert.Single(_connector.Requests);
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_gone()
    {
        _connector.AnswerNextWith(FakeAnswer.Error(404, "ConversationNotFound"));
        Assert.IsType<SendOutcome.Gone>(await SendAsync());
    }

    [Fact]
    public async Task An_update_that_comes_too_early_is_tried_once_more()
    {
        _connector.AnswerNextWith(FakeAnswer.Error(404, "ActivityNotFoundInConversation"));
        Assert.IsType<SendOutcome.Sent>(await _client.UpdateAsync(To(), "17", Message(), Ct));
        _connector.AnswerNextWith(FakeAnswer.Error(404, "ActivityNotFoundInConversation"));
        _connector.AnswerNextWith(FakeAnswer.Error(404, "ActivityNotFoundInConversation"));
        Assert.IsType<SendOutcome.Gone>(await _client.UpdateAsync(To(), "17", Message(), Ct));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    public async Task A_short_wait_is_taken_at_once(int status)
    {
        _connector.AnswerNextWith(FakeAnswer.Error(status, "Throttled", "0"));
        Assert.IsType<SendOutcome.Sent>(await SendAsync());
        Assert.Equal(2, _connector.Requests.Count);
    }

    [Fact]
    public async Task A_long_wait_is_handed_back_with_its_length()
    {
        _connector.AnswerNextWith(FakeAnswer.Error(429, "Throttled", "37"));
        Assert.Equal(
            new SendOutcome.Retry(TimeSpan.FromSeconds(37), MayHaveArrived: false), await SendAsync());
        Assert.Single(_connector.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_new_message_is_never_repeated_after_a_failure_of_the_channel(int status)
    {
        _connector.AnswerNextWith(new FakeAnswer(status));
        Assert.True(Assert.IsType<SendOutcome.Retry>(await SendAsync()).MayHaveArrived);
        Assert.Single(_connector.Requests);
    }

    [Fact]
    public async Task A_new_message_is_not_repeated_when_the_channel_hangs_up()
    {
        _connector.AnswerNextWith(FakeAnswer.HangUp);
        Assert.True(Assert.IsType<SendOutcome.Retry>(await SendAsync()).MayHaveArrived);
        Assert.Single(_connector.Requests);
    }

    [Fact]
    public async Task An_update_is_repeated_after_a_failure_of_the_channel()
    {
        _connector.AnswerNextWith(new FakeAnswer(502));
        _connector.AnswerNextWith(FakeAnswer.HangUp);
        Assert.IsType<SendOutcome.Sent>(await _client.UpdateAsync(To(), "17", Message(), Ct));
        Assert.Equal(3, _connector.Requests.Count);
    }

    [Fact]
    public async Task A_connector_that_does_not_listen_is_tried_again_later()
    {
        var nobody = To() with { ServiceUrl = "http://127.0.0.1:1/" };
        Assert.False(Assert.IsType<SendOutcome.Retry>(await _client.SendAsync(nobody, Message(), Ct)).MayHaveArrived);
    }
}
