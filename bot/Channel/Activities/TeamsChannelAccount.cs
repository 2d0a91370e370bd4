using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A member as the roster describes it.</summary>
public sealed record TeamsChannelAccount
{
    public string? Id { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? GivenName { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Surname { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Email { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? UserPrincipalName { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? TenantId { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? UserRole { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? AadObjectId { get; set; }

    /// <summary>The same as <see cref="AadObjectId"/>: rosters use this name.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ObjectId { get; set; }

    /// <summary>Entra object id, whichever name it came under.</summary>
    [JsonIgnore]
    public string? EntraObjectId => AadObjectId ?? ObjectId;
}

/// <summary>One page of a roster; a null token is the last page.</summary>
public sealed record TeamsPagedMembersResult
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ContinuationToken { get; set; }

    [JsonConverter(typeof(TolerantListConverter<TeamsChannelAccount>))]
    public IReadOnlyList<TeamsChannelAccount>? Members { get; set; }
}
