namespace SupportBot.Bot.Channel.Connector;

/// <summary>
/// Addresses of the connector's operations. Ids contain colons, at signs, semicolons and slashes, so each is one
/// percent-encoded segment and can never reach another operation.
/// </summary>
public static class ConnectorUrls
{
    public static Uri Conversations(string serviceUrl) => At(serviceUrl, "v3/conversations");

    public static Uri Activities(string serviceUrl, string conversationId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/activities");

    public static Uri Activity(string serviceUrl, string conversationId, string activityId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/activities/{Segment(activityId)}");

    public static Uri Member(string serviceUrl, string conversationId, string memberId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/members/{Segment(memberId)}");

    public static Uri PagedMembers(string serviceUrl, string conversationId, int pageSize, string? continuationToken) =>
        At(
            serviceUrl,
            FormattableString.Invariant($"v3/conversations/{Segment(conversationId)}/pagedmembers?pageSize={pageSize}")
            + (continuationToken is null ? "" : "&continuationToken=" + Uri.EscapeDataString(continuationToken)));

    public static Uri Members(string serviceUrl, string conversationId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/members");

    public static Uri ActivityMembers(string serviceUrl, string conversationId, string activityId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/activities/{Segment(activityId)}/members");

    public static Uri Reaction(string serviceUrl, string conversationId, string activityId, string reaction) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/activities/{Segment(activityId)}/reactions/{Segment(reaction)}");

    public static Uri Attachments(string serviceUrl, string conversationId) =>
        At(serviceUrl, $"v3/conversations/{Segment(conversationId)}/attachments");

    public static Uri Attachment(string serviceUrl, string attachmentId) =>
        At(serviceUrl, $"v3/attachments/{Segment(attachmentId)}");

    public static Uri AttachmentView(string serviceUrl, string attachmentId, string view) =>
        At(serviceUrl, $"v3/attachments/{Segment(attachmentId)}/views/{Segment(view)}");

    public static Uri Team(string serviceUrl, string teamId) => At(serviceUrl, $"v3/teams/{Segment(teamId)}");

    public static Uri TeamChannels(string serviceUrl, string teamId) =>
        At(serviceUrl, $"v3/teams/{Segment(teamId)}/conversations");

    private static Uri At(string serviceUrl, string path) =>
        new(serviceUrl.EndsWith('/') ? serviceUrl + path : serviceUrl + "/" + path);

    /// <summary>
    /// Whether this can be part of an address: "." and ".." are removed from paths even when they are encoded.
    /// </summary>
    public static bool CanName(string? id) => id is not (null or "" or "." or "..");

    /// <summary>Whether addresses can be made of this service URL; not whether it may be called.</summary>
    public static bool IsServiceUrl(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);

    private static string Segment(string id) => Uri.EscapeDataString(id);
}
