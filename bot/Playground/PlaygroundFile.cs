using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Playground;

/// <summary>
/// One window's configuration in the Playground's strict form: exactly five users, none of them the one who speaks,
/// one team with at most one channel, no other keys. A file that breaks the form is ignored with a line in its log only.
/// </summary>
public sealed record PlaygroundFile(
    string Version,
    string TenantId,
    PlaygroundFile.Named Bot,
    PlaygroundFile.User CurrentUser,
    IReadOnlyList<PlaygroundFile.User> Users,
    PlaygroundFile.Chat PersonalChat,
    PlaygroundFile.Named GroupChat,
    PlaygroundFile.TeamWithChannel Team)
{
    /// <summary>The name that the Playground looks for in its working folder.</summary>
    public const string Name = ".m365agentsplayground.yml";

    private const int Others = 5;

    private static readonly string[] Numbers = ["One", "Two", "Three", "Four", "Five"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public sealed record Named(string Id, string Name);

    public sealed record Chat(string Id);

    public sealed record TeamWithChannel(string Id, string Name, string AadGroupId, IReadOnlyList<Named> Channels);

    public sealed record User(
        string Id,
        string Name,
        [property: JsonPropertyName("userPrincipleName")] string UserPrincipalName,
        string AadObjectId,
        string GivenName,
        string Surname,
        string Email);

    /// <summary>The window of one person among colleagues of the same tenant; guests fill the five.</summary>
    public static PlaygroundFile For(PlaygroundWorld world, PlaygroundPerson person)
    {
        var colleagues = world.People.Where(p => p.TenantId == person.TenantId && p.Upn != person.Upn).Select(UserOf);
        var guests = Numbers.Select(number => GuestOf(person.TenantId, number));
        var team = world.TeamOf(person) ?? MadeUpTeam(person.TenantId);
        return new PlaygroundFile(
            "0.1.1",
            person.TenantId,
            new Named(world.BotId, world.BotName),
            UserOf(person),
            [.. colleagues.Concat(guests).Take(Others)],
            new Chat(PlaygroundIds.PersonalChatOf(person.ObjectId)),
            new Named(PlaygroundIds.GroupChatOf(person.ObjectId), "Group chat"),
            new TeamWithChannel(team.Id, team.Name, team.GroupId, [new Named(team.ChannelId, team.ChannelName)]));
    }

    /// <summary>The text of the file: JSON, which every YAML reader takes and which needs no rules for quoting.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Json);

    private static User UserOf(PlaygroundPerson person) => new(
        person.TeamsUserId, person.Name, person.Upn, person.ObjectId, person.GivenName, person.Surname, person.Upn);

    private static User GuestOf(string tenantId, string number)
    {
        var objectId = PlaygroundIds.GuidOf($"{tenantId}/guest/{number}");
        var address = $"guest.{objectId[..8]}@guest.example";
        return new User(PlaygroundIds.UserOf(objectId), $"Guest {number}", address, objectId, "Guest", number, address);
    }

    private static PlaygroundTeam MadeUpTeam(string tenantId) => new(
        tenantId,
        PlaygroundIds.ThreadOf($"team-{tenantId}"),
        "Everyone",
        PlaygroundIds.GuidOf($"{tenantId}/team"),
        PlaygroundIds.ThreadOf($"channel-{tenantId}"),
        "Announcements");
}
