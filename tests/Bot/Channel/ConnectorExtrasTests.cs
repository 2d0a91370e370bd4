using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>Rosters, reactions and files: the right address, and an answer whatever comes back.</summary>
public sealed class ConnectorExtrasTests : IAsyncLifetime
{
    private const string Encoded = "/v3/conversations/19%3Aa%40thread.v2";

    private FakeConnector _connector = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise
    private ConnectorExtras _extras = null!; // likewise

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ChannelHost.StartAsync();
        _extras = _host.Get<ConnectorExtras>();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task Members_are_read_under_either_name_of_the_Entra_id()
    {
        _connector.AnswerNextWith(new FakeAnswer(200, "[{\"id\":\"29:a\",\"objectId\":\"e1\"},{\"id\":\"29:b\",\"aadObjectId\":\"e2\"}]"));
        var all = Assert.IsType<ConnectorAnswer<TeamsChannelAccount[]>.Found>(await _extras.GetMembersAsync(At, Ct)).Value;
        Assert.Equal(["29:a", "29:b"], all.Select(m => m.Id ?? ""));
        _connector.AnswerNextWith(new FakeAnswer(200, "[]"));
        Assert.Empty(Assert.IsType<ConnectorAnswer<TeamsChannelAccount[]>.Found>(await _extras.GetActivityMembersAsync(At, "a/1", Ct)).Value);
        Assert.Equal([Encoded + "/members", Encoded + "/activities/a%2F1/members"], _connector.Requests.Select(r => r.Target));
    }

    [Fact]
    public async Task A_reaction_is_put_and_taken_back()
    {
        _connector.AnswerNextWith(new FakeAnswer(204, ""));
        Assert.IsType<SendOutcome.Sent>(await _extras.AddReactionAsync(At, "17", "like", Ct));
        _connector.AnswerNextWith(new FakeAnswer(404, ""));
        Assert.IsType<SendOutcome.Gone>(await _extras.RemoveReactionAsync(At, "17", "like", Ct));
        Assert.Equal(
            [("PUT", Encoded + "/activities/17/reactions/like"), ("DELETE", Encoded + "/activities/17/reactions/like")],
            _connector.Requests.Select(r => (r.Method, r.Target)));
    }

    [Fact]
    public async Task A_file_is_handed_over_described_and_fetched()
    {
        _connector.AnswerNextWith(new FakeAnswer(201, "{\"id\":\"f 1\"}"));
        var handed = await _extras.UploadAsync(At, new AttachmentData("text/plain", "log.txt", [1, 2, 3]), Ct);
        Assert.Equal("f 1", Assert.IsType<ConnectorAnswer<ResourceResponse>.Found>(handed).Value.Id);
        _connector.AnswerNextWith(new FakeAnswer(200, "{\"name\":\"log.txt\",\"type\":\"text/plain\",\"views\":[{\"viewId\":\"original\",\"size\":3}]}"));
        var known = Assert.IsType<ConnectorAnswer<AttachmentInfo>.Found>(await _extras.GetAttachmentAsync(_connector.ServiceUrl, "f 1", Ct)).Value;
        _connector.AnswerNextWith(new FakeAnswer(200, "abc"));
        var bytes = await _extras.GetAttachmentViewAsync(_connector.ServiceUrl, "f 1", known.Views?[0].ViewId ?? "", Ct);
        Assert.Equal("abc"u8.ToArray(), bytes?.ToArray());
        Assert.Equal(
            [Encoded + "/attachments", "/v3/attachments/f%201", "/v3/attachments/f%201/views/original"],
            _connector.Requests.Select(r => r.Target));
        Assert.Equal("AQID", _connector.Requests[0].Json.GetProperty("originalBase64").GetString());
    }

    [Fact]
    public async Task What_names_nothing_is_not_asked_for()
    {
        Assert.IsType<ConnectorAnswer<TeamsChannelAccount[]>.Failed>(await _extras.GetMembersAsync(new ConversationReference(), Ct));
        Assert.IsType<ConnectorAnswer<AttachmentInfo>.Failed>(await _extras.GetAttachmentAsync(_connector.ServiceUrl, "..", Ct));
        Assert.Null(await _extras.GetAttachmentViewAsync("https://attacker.example/", "1", "original", Ct));
        Assert.IsType<SendOutcome.GiveUp>(await _extras.AddReactionAsync(At, ".", "like", Ct));
        Assert.Empty(_connector.Requests);
    }

    private ConversationReference At => new()
    {
        ServiceUrl = _connector.ServiceUrl,
        ChannelId = "msteams",
        Conversation = new ConversationAccount { Id = "19:a@thread.v2" },
    };
}
