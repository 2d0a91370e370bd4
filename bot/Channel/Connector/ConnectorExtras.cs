using System.Text.Json;
using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>The connector's operations that a help desk seldom needs: whole rosters, reactions, files.</summary>
/// <remarks>No method throws for anything the connector does; only for cancellation.</remarks>
public sealed class ConnectorExtras(ConnectorCalls calls)
{
    /// <summary>All members at once. Teams throttles this to five a minute; pages are the better way there.</summary>
    public Task<ConnectorAnswer<TeamsChannelAccount[]>> GetMembersAsync(ConversationReference at, CancellationToken ct) =>
        Where(at) is var (url, id)
            ? calls.AskAsync(new ConnectorCall(HttpMethod.Get, ConnectorUrls.Members(url, id)), ActivityJson.Context.TeamsChannelAccountArray, ct)
            : Unanswered<TeamsChannelAccount[]>();

    /// <summary>Who can see a message.</summary>
    public Task<ConnectorAnswer<TeamsChannelAccount[]>> GetActivityMembersAsync(
        ConversationReference at, string activityId, CancellationToken ct) =>
        Where(at) is var (url, id) && ConnectorUrls.CanName(activityId)
            ? calls.AskAsync(
                new ConnectorCall(HttpMethod.Get, ConnectorUrls.ActivityMembers(url, id, activityId)),
                ActivityJson.Context.TeamsChannelAccountArray,
                ct)
            : Unanswered<TeamsChannelAccount[]>();

    /// <summary>Puts the bot's reaction, such as "like", on a message.</summary>
    public Task<SendOutcome> AddReactionAsync(ConversationReference at, string activityId, string reaction, CancellationToken ct) =>
        ReactAsync(HttpMethod.Put, at, activityId, reaction, ct);

    /// <summary>Takes the bot's reaction back.</summary>
    public Task<SendOutcome> RemoveReactionAsync(ConversationReference at, string activityId, string reaction, CancellationToken ct) =>
        ReactAsync(HttpMethod.Delete, at, activityId, reaction, ct);

    /// <summary>Hands a file over; the answer's id names it.</summary>
    public Task<ConnectorAnswer<ResourceResponse>> UploadAsync(ConversationReference at, AttachmentData file, CancellationToken ct)
    {
        if (Where(at) is not var (url, id)) return Unanswered<ResourceResponse>();
        var call = new ConnectorCall(HttpMethod.Post, ConnectorUrls.Attachments(url, id))
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(file, ActivityJson.Context.AttachmentData),
            Conversation = id,
            Tenant = at.Conversation?.TenantId ?? "",
        };
        return calls.AskAsync(call, ActivityJson.Context.ResourceResponse, ct);
    }

    /// <summary>Name, type and forms of a file.</summary>
    public Task<ConnectorAnswer<AttachmentInfo>> GetAttachmentAsync(string serviceUrl, string attachmentId, CancellationToken ct) =>
        ConnectorUrls.IsServiceUrl(serviceUrl) && ConnectorUrls.CanName(attachmentId)
            ? calls.AskAsync(
                new ConnectorCall(HttpMethod.Get, ConnectorUrls.Attachment(serviceUrl, attachmentId)), ActivityJson.Context.AttachmentInfo, ct)
            : Unanswered<AttachmentInfo>();

    /// <summary>The bytes of a file in one of its forms; null when they cannot be had.</summary>
    public async Task<ReadOnlyMemory<byte>?> GetAttachmentViewAsync(
        string serviceUrl, string attachmentId, string view, CancellationToken ct)
    {
        if (!ConnectorUrls.IsServiceUrl(serviceUrl) || !ConnectorUrls.CanName(attachmentId) || !ConnectorUrls.CanName(view)) return null;
        var call = new ConnectorCall(HttpMethod.Get, ConnectorUrls.AttachmentView(serviceUrl, attachmentId, view));
        var (failure, body) = await calls.MakeAsync(call, ct);
        return failure is null ? body : default(ReadOnlyMemory<byte>?);
    }

    private async Task<SendOutcome> ReactAsync(
        HttpMethod method, ConversationReference at, string activityId, string reaction, CancellationToken ct)
    {
        if (Where(at) is not var (url, id) || !ConnectorUrls.CanName(activityId) || !ConnectorUrls.CanName(reaction))
            return new SendOutcome.GiveUp(GiveUpReason.Rejected);
        var call = new ConnectorCall(method, ConnectorUrls.Reaction(url, id, activityId, reaction))
        {
            Conversation = id,
            Tenant = at.Conversation?.TenantId ?? "",
        };
        var (failure, _) = await calls.MakeAsync(call, ct);
        return failure ?? new SendOutcome.Sent(activityId);
    }

    private static (string Url, string Conversation)? Where(ConversationReference at) =>
        at is { ServiceUrl: { } url, Conversation.Id: { } id } && ConnectorUrls.IsServiceUrl(url) && ConnectorUrls.CanName(id)
            ? (url, id)
            : null;

    private static Task<ConnectorAnswer<T>> Unanswered<T>()
        where T : class => Task.FromResult<ConnectorAnswer<T>>(
            new ConnectorAnswer<T>.Failed(new SendOutcome.GiveUp(GiveUpReason.Rejected)));
}
