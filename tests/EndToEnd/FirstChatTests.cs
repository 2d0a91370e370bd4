using System.Text.Json;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Who never wrote to the bot can be written to, where a team of the same organisation knows the person.</summary>
public sealed class FirstChatTests
{
    private const string Approver = "approver@fabrikam.example";
    private const string Tenant = "c0000000-0000-4000-8000-000000000002";
    private const string MemberPath = "/members/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chat_of_an_approver_who_never_wrote_is_opened_once_and_used_from_then_on()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await JoinTeamAsync(bot);
        await TellAsync(bot, Approver, "first words");
        await TellAsync(bot, Approver, "second words");
        var second = await bot.HeardAsync("second words");
        var opened = Assert.Single(bot.Connector.Requests, r => IsNewChat(r));
        Assert.Equal(Tenant, opened.Json.GetProperty("tenantId").GetString());
        Assert.False(opened.Json.GetProperty("isGroup").GetBoolean());
        var chat = "a:" + opened.Json.GetProperty("members")[0].GetProperty("id").GetString();
        Assert.Contains(Uri.EscapeDataString(chat), second.Target, StringComparison.Ordinal);
        Assert.Contains("first words", bot.Connector.Requests.Single(r => r.Body.Contains("first words", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_team_of_the_same_organisation_nobody_is_asked_and_nothing_is_sent()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await JoinTeamAsync(bot);
        await TellAsync(bot, "approver@contoso.example", "words for another company");
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.Requests, r => IsNewChat(r) || r.Target.Contains(MemberPath, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Body.Contains("another company", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_the_team_does_not_know_gets_no_chat()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await JoinTeamAsync(bot);
        bot.Connector.AnswerNextWith(FakeAnswer.Error(404, "MemberNotFoundInConversation"));
        await TellAsync(bot, Approver, "words for nobody");
        await bot.IdleAsync();
        Assert.Contains(bot.Connector.Requests, r => r.Target.Contains(MemberPath, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Connector.Requests, r => IsNewChat(r));
    }

    [Fact]
    public async Task An_id_that_is_nobody_of_the_book_is_never_looked_up()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await JoinTeamAsync(bot);
        var stranger = Destination.Of(Person.KeyOf(Tenant, "ffffffff-0000-4000-8000-000000000001"));
        await bot.Store.CommitAsync(TurnRunner.Queue([Reply.Say(stranger, "words for a stranger")]), Ct);
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.Requests, r => r.Target.Contains(MemberPath, StringComparison.Ordinal) || IsNewChat(r));
    }

    /// <summary>The app is added to a team of the client.</summary>
    private static async Task JoinTeamAsync(BotUnderTest bot)
    {
        var added = bot.ChannelMessageOf("employee@fabrikam.example", "19:general@thread.tacv2") with
        {
            Id = "added-to-team",
            Type = ActivityTypes.InstallationUpdate,
            Action = "add",
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = Tenant }, Team = new TeamInfo { Id = "19:general@thread.tacv2" } },
        };
        (await bot.PostAsync(added)).EnsureSuccessStatusCode();
        await bot.IdleAsync();
    }

    private static Task TellAsync(BotUnderTest bot, string upn, string words)
    {
        var tenant = upn == Approver ? Tenant : "c0000000-0000-4000-8000-000000000001";
        var to = Destination.Of(Person.KeyOf(tenant, SamplePeople.ObjectIdOf(upn)));
        return bot.Store.CommitAsync(TurnRunner.Queue([Reply.Say(to, words)]), Ct);
    }

    private static bool IsNewChat(ConnectorRequest request) =>
        request.Method == "POST" && request.Target.EndsWith("/v3/conversations", StringComparison.Ordinal)
        && request.Json.TryGetProperty("isGroup", out var isGroup) && isGroup.ValueKind == JsonValueKind.False;
}
