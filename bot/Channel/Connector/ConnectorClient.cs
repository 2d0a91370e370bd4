using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>Writes into conversations through the channel's connector, and asks it who is there.</summary>
/// <remarks>No method throws for anything the connector does; only for cancellation.</remarks>
public sealed class ConnectorClient(ConnectorCalls calls, TimeProvider clock)
{
    /// <summary>A message can be unknown for a moment after it was sent.</summary>
    private static readonly TimeSpan UpdateRace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Sends an activity; as a reply when it names what it replies to. A text that is too long goes in several messages,
    /// and the outcome is that of the last one sent.
    /// </summary>
    public async Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, CancellationToken ct)
    {
        if (!IsComplete(to, out var serviceUrl, out var conversation)) return Unaddressed;
        var url = activity.ReplyToId is { } replyTo && ConnectorUrls.CanName(replyTo)
            ? ConnectorUrls.Activity(serviceUrl, conversation, replyTo)
            : ConnectorUrls.Activities(serviceUrl, conversation);
        if (WebChatCards.AreNeededBy(to.ChannelId)) activity = WebChatCards.Adapt(activity);
        var body = BodyOf(to, activity);
        if (MessageSplit.Fits(body)) return await PutThroughAsync(HttpMethod.Post, url, to, body, ct);
        if (MessageSplit.Split(to.Address(activity)) is not { } parts) return new SendOutcome.GiveUp(GiveUpReason.TooLarge);
        SendOutcome outcome = Unaddressed;
        for (var sent = 0; sent < parts.Count; sent++)
        {
            outcome = await PutThroughAsync(HttpMethod.Post, url, to, BodyOf(to, parts[sent]), ct);
            if (outcome is SendOutcome.Retry retry) return retry with { MayHaveArrived = retry.MayHaveArrived || sent > 0 };
            if (outcome is not SendOutcome.Sent) return outcome;
        }

        return outcome;
    }

    /// <summary>Replaces a message that was sent before.</summary>
    public async Task<SendOutcome> UpdateAsync(
        ConversationReference at, string activityId, Activity activity, CancellationToken ct)
    {
        if (!IsComplete(at, out var serviceUrl, out var conversation) || !ConnectorUrls.CanName(activityId)) return Unaddressed;
        if (WebChatCards.AreNeededBy(at.ChannelId)) return new SendOutcome.GiveUp(GiveUpReason.NotSupported);
        var url = ConnectorUrls.Activity(serviceUrl, conversation, activityId);
        var body = BodyOf(at, activity);
        var outcome = await PutThroughAsync(HttpMethod.Put, url, at, body, ct);
        if (outcome is not SendOutcome.Gone) return outcome;
        await Task.Delay(UpdateRace, clock, ct);
        return await PutThroughAsync(HttpMethod.Put, url, at, body, ct);
    }

    /// <summary>Takes a message back.</summary>
    public async Task<SendOutcome> DeleteAsync(ConversationReference at, string activityId, CancellationToken ct)
    {
        if (!IsComplete(at, out var serviceUrl, out var conversation) || !ConnectorUrls.CanName(activityId)) return Unaddressed;
        var call = new ConnectorCall(HttpMethod.Delete, ConnectorUrls.Activity(serviceUrl, conversation, activityId))
        {
            Conversation = conversation,
            Tenant = TenantOf(at),
        };
        var (outcome, _) = await calls.MakeAsync(call, ct);
        return outcome ?? new SendOutcome.Sent(activityId);
    }

    /// <summary>Opens a person's chat, or starts a thread in a channel.</summary>
    public Task<ConnectorAnswer<ConversationResourceResponse>> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken ct)
    {
        if (!ConnectorUrls.IsServiceUrl(serviceUrl)) return Unanswered<ConversationResourceResponse>();
        var call = new ConnectorCall(HttpMethod.Post, ConnectorUrls.Conversations(serviceUrl))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(parameters, ActivityJson.Context.ConversationParameters),
            Conversation = parameters.ChannelData?.Channel?.Id ?? parameters.Members?[0].Id ?? "",
            Tenant = parameters.TenantId ?? "",
        };
        return calls.AskAsync(call, ActivityJson.Context.ConversationResourceResponse, ct);
    }

    /// <summary>One member, by the channel's id, Entra id or sign-in name.</summary>
    public Task<ConnectorAnswer<TeamsChannelAccount>> GetMemberAsync(
        ConversationReference at, string memberId, CancellationToken ct) =>
        IsComplete(at, out var serviceUrl, out var conversation) && ConnectorUrls.CanName(memberId)
            ? calls.AskAsync(
                new ConnectorCall(HttpMethod.Get, ConnectorUrls.Member(serviceUrl, conversation, memberId)),
                ActivityJson.Context.TeamsChannelAccount,
                ct)
            : Unanswered<TeamsChannelAccount>();

    /// <summary>A page of members; ask again with the token of the last page until there is none.</summary>
    /// <param name="pageSize">Teams gives 50 to 500.</param>
    public Task<ConnectorAnswer<TeamsPagedMembersResult>> GetPagedMembersAsync(
        ConversationReference at, int pageSize, string? continuationToken, CancellationToken ct) =>
        IsComplete(at, out var serviceUrl, out var conversation)
            ? calls.AskAsync(
                new ConnectorCall(
                    HttpMethod.Get, ConnectorUrls.PagedMembers(serviceUrl, conversation, pageSize, continuationToken)),
                ActivityJson.Context.TeamsPagedMembersResult,
                ct)
            : Unanswered<TeamsPagedMembersResult>();

    /// <summary>Name and Entra group of a team.</summary>
    public Task<ConnectorAnswer<TeamInfo>> GetTeamAsync(string serviceUrl, string teamId, CancellationToken ct) =>
        ConnectorUrls.IsServiceUrl(serviceUrl) && ConnectorUrls.CanName(teamId)
            ? calls.AskAsync(
                new ConnectorCall(HttpMethod.Get, ConnectorUrls.Team(serviceUrl, teamId)), ActivityJson.Context.TeamInfo, ct)
            : Unanswered<TeamInfo>();

    /// <summary>The channels of a team.</summary>
    public Task<ConnectorAnswer<ConversationList>> GetTeamChannelsAsync(
        string serviceUrl, string teamId, CancellationToken ct) =>
        ConnectorUrls.IsServiceUrl(serviceUrl) && ConnectorUrls.CanName(teamId)
            ? calls.AskAsync(
                new ConnectorCall(HttpMethod.Get, ConnectorUrls.TeamChannels(serviceUrl, teamId)),
                ActivityJson.Context.ConversationList,
                ct)
            : Unanswered<ConversationList>();

    private static SendOutcome Unaddressed { get; } = new SendOutcome.GiveUp(GiveUpReason.Rejected);

    private async Task<SendOutcome> PutThroughAsync(
        HttpMethod method, Uri url, ConversationReference to, byte[] json, CancellationToken ct)
    {
        var call = new ConnectorCall(method, url)
        {
            Body = json,
            Conversation = to.Conversation?.Id ?? "",
            Tenant = TenantOf(to),
        };
        var (outcome, body) = await calls.MakeAsync(call, ct);
        return outcome ?? new SendOutcome.Sent(ConnectorCalls.Read(body, ActivityJson.Context.ResourceResponse)?.Id ?? "");
    }

    private static byte[] BodyOf(ConversationReference to, Activity activity) =>
        JsonSerializer.SerializeToUtf8Bytes(to.Address(activity), ActivityJson.Context.Activity);

    private static bool IsComplete(ConversationReference reference, out string serviceUrl, out string conversation)
    {
        serviceUrl = reference.ServiceUrl ?? "";
        conversation = reference.Conversation?.Id ?? "";
        return ConnectorUrls.IsServiceUrl(serviceUrl) && ConnectorUrls.CanName(conversation);
    }

    private static string TenantOf(ConversationReference reference) => reference.Conversation?.TenantId ?? "";

    private static Task<ConnectorAnswer<T>> Unanswered<T>()
        where T : class => Task.FromResult<ConnectorAnswer<T>>(new ConnectorAnswer<T>.Failed(Unaddressed));
}
