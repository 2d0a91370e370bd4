using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>What is sent, and what becomes of every answer.</summary>
public sealed partial class ConnectorClientTests : IAsyncLifetime
{
    private const string Thread = "19:queue@thread.tacv2;messageid=1700000000001";
    private const string EncodedThread = "19%3Aqueue%40thread.tacv2%3Bmessageid%3D1700000000001";

    private FakeConnector _connector = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise
    private ConnectorClient _client = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ChannelHost.StartAsync(configure: services => services.AddSingleton<TimeProvider>(new HurriedTime()));
        _client = _host.Get<ConnectorClient>();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_to_its_conversation_with_every_id_encoded()
    {
        var outcome = await SendAsync();
        Assert.Equal("1700000000001", Assert.IsType<SendOutcome.Sent>(outcome).Id);
        var request = Assert.Single(_connector.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/v3/conversations/{EncodedThread}/activities", request.Target);
        Assert.Empty(request.Authorization);
        var json = request.Json;
        Assert.Equal(Thread, json.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("28:bot", json.GetProperty("from").GetProperty("id").GetString());
        Assert.False(json.TryGetProperty("id", out _));
        Assert.False(json.TryGetProperty("attachments", out _));
    }

    [Fact]
    public async Task A_reply_goes_below_what_it_replies_to()
    {
        await _client.SendAsync(To(), new Activity { Type = "message", Text = "x", ReplyToId = "f:1/2" }, Ct);
        Assert.Equal($"/v3/conversations/{EncodedThread}/activities/f%3A1%2F2", Assert.Single(_connector.Requests).Target);
    }

    [Fact]
    public async Task An_update_replaces_the_message()
    {
        var outcome = await _client.UpdateAsync(To(), "17", Message(), Ct);
        Assert.Equal("17", Assert.IsType<SendOutcome.Sent>(outcome).Id);
        Assert.Equal("PUT", Assert.Single(_connector.Requests).Method);
    }

    [Fact]
    public async Task A_deletion_names_the_message()
    {
        Assert.IsType<SendOutcome.Sent>(await _client.DeleteAsync(To(), "17", Ct));
        Assert.Equal("DELETE", Assert.Single(_connector.Requests).Method);
    }

    [Theory]
    [InlineData(202, null)]
    [InlineData(200, "")]
    [InlineData(201, "{}")]
    [InlineData(200, "<html>ok</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "{\"id\":17}")]
    [InlineData(200, "{\"id\":null}")]
    [InlineData(204, null)]
    public async Task An_answer_without_an_id_is_sent_but_cannot_be_updated(int status, string? body)
    {
        _connector.AnswerNextWith(new FakeAnswer(status, body));
        Assert.Equal("", Assert.IsType<SendOutcome.Sent>(await SendAsync()).Id);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://connector.attacker.example/")]
    [InlineData("http://169.254.169.254/")]
    public async Task Without_credentials_nothing_leaves_this_machine(string serviceUrl)
    {
        var outcome = await _client.SendAsync(To() with { ServiceUrl = serviceUrl }, Message(), Ct);
        Assert.Equal(GiveUpReason.HostNotAllowed, Assert.IsType<SendOutcome.GiveUp>(outcome).Reason);
    }

    [Theory]
    [InlineData("nowhere", Thread)]
    [InlineData("", Thread)]
    [InlineData(null, "..")]
    [InlineData(null, "")]
    public async Task An_address_that_is_none_is_given_up(string? serviceUrl, string conversation)
    {
        var nowhere = To() with
        {
            ServiceUrl = serviceUrl ?? _connector.ServiceUrl,
            Conversation = new ConversationAccount { Id = conversation },
        };
        Assert.IsType<SendOutcome.GiveUp>(await _client.SendAsync(nowhere, Message(), Ct));
        Assert.Empty(_connector.Requests);
    }

    [Fact]
    public async Task A_thread_is_started_in_a_channel()
    {
        var parameters = ConversationParameters.Thread(To().Bot, Thread, "t", Message());
        var answer = await _client.CreateConversationAsync(_connector.ServiceUrl, parameters, Ct);
        var created = Assert.IsType<ConnectorAnswer<ConversationResourceResponse>.Found>(answer).Value;
        Assert.Equal("19:queue@thread.tacv2;messageid=" + created.ActivityId, created.Id);
        var json = Assert.Single(_connector.Requests).Json;
        Assert.True(json.GetProperty("isGroup").GetBoolean());
        Assert.Equal("19:queue@thread.tacv2", json.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_persons_chat_is_opened()
    {
        var parameters = ConversationParameters.Chat(To().Bot, "29:erika", "t");
        var answer = await _client.CreateConversationAsync(_connector.ServiceUrl, parameters, Ct);
        Assert.Equal("a:29:erika", Assert.IsType<ConnectorAnswer<ConversationResourceResponse>.Found>(answer).Value.Id);
        var json = Assert.Single(_connector.Requests).Json;
        Assert.False(json.GetProperty("isGroup").GetBoolean());
        Assert.Equal("t", json.GetProperty("tenantId").GetString());
        Assert.Equal(1, json.GetProperty("members").GetArrayLength());
    }

    [Fact]
    public async Task A_member_is_found_under_either_name_of_the_Entra_id()
    {
        var answer = await _client.GetMemberAsync(To(), "29:a/b", Ct);
        var member = Assert.IsType<ConnectorAnswer<TeamsChannelAccount>.Found>(answer).Value;
        Assert.Equal("00000000-0000-0000-0000-0000000000e1", member.EntraObjectId);
        Assert.Equal($"/v3/conversations/{EncodedThread}/members/29%3Aa%2Fb", Assert.Single(_connector.Requests).Target);
    }

    [Fact]
    public async Task Members_come_in_pages()
    {
        _connector.AnswerNextWith(FakeAnswer.Json(200, """{"continuationToken":"a b","members":[{"id":"29:a"},5,null]}"""));
        var answer = await _client.GetPagedMembersAsync(To(), 100, "x&y", Ct);
        var page = Assert.IsType<ConnectorAnswer<TeamsPagedMembersResult>.Found>(answer).Value;
        Assert.Equal("a b", page.ContinuationToken);
        Assert.Equal("29:a", Assert.Single(page.Members ?? []).Id);
        Assert.EndsWith(
            "/pagedmembers?pageSize=100&continuationToken=x%26y", Assert.Single(_connector.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_with_no_sense_in_its_answer_is_not_answered()
    {
        _connector.AnswerNextWith(new FakeAnswer(200, "<html>"));
        Assert.IsType<ConnectorAnswer<TeamsChannelAccount>.Failed>(await _client.GetMemberAsync(To(), "29:a", Ct));
    }

    [Fact]
    public async Task Channels_of_a_team_are_listed_and_General_has_no_name()
    {
        _connector.AnswerNextWith(FakeAnswer.Json(200, """{"conversations":[{"id":"19:t","name":null},{"id":"19:c","name":"Desk"}]}"""));
        var answer = await _client.GetTeamChannelsAsync(_connector.ServiceUrl, "19:t", Ct);
        var list = Assert.IsType<ConnectorAnswer<ConversationList>.Found>(answer).Value.Conversations ?? [];
        Assert.Equal([null, "Desk"], list.Select(c => c.Name));
    }

    [Fact]
    public async Task A_card_travels_as_an_object_with_letters_as_they_are()
    {
        using var card = JsonDocument.Parse("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Größe <b> & 'x'"}]}""");
        await _client.SendAsync(
            To(), new Activity { Type = "message", Attachments = [Attachment.AdaptiveCard(card.RootElement)] }, Ct);
        Assert.Contains(
            """{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Größe <b> & 'x'"}]}}""",
            Assert.Single(_connector.Requests).Body,
            StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Activity Message() => new() { Type = "message", Text = "hello", TextFormat = "plain", Id = "mine" };

    private Task<SendOutcome> SendAsync() => _client.SendAsync(To(), Message(), Ct);

    private ConversationReference To() => new()
    {
        ServiceUrl = _connector.ServiceUrl,
        ChannelId = "msteams",
        Conversation = new ConversationAccount { Id = Thread, TenantId = "t" },
        Bot = new ChannelAccount { Id = "28:bot" },
        User = new ChannelAccount { Id = "29:user" },
    };
}
