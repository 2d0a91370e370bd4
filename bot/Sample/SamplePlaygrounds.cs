using SupportBot.Bot.Playground;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Bot.Sample;

/// <summary>The sample people as the chat windows show them.</summary>
public static class SamplePlaygrounds
{
    /// <summary>App id that the bot has in the windows; there are no credentials.</summary>
    private const string AppId = "c0000000-0000-4000-8000-0000000000b0";

    /// <summary>The technicians' escalation channel.</summary>
    public static readonly string EscalationChannel = PlaygroundIds.ThreadOf("escalations");

    public static PlaygroundWorld World(ContractBook book) => new()
    {
        BotId = PlaygroundIds.BotOf(AppId),
        BotName = "IT Desk",
        People = [.. SamplePeople.All(book).Select(PersonOf)],
        Teams =
        [
            new PlaygroundTeam(
                SamplePeople.DeskTenant, PlaygroundIds.ThreadOf("desk"), "IT Desk",
                PlaygroundIds.GuidOf("desk-group"), EscalationChannel, "Escalations"),
        ],
        DefaultPeople = ["employee@fabrikam.example", "technician1@desk.example", "manager@fabrikam.example"],
    };

    private static PlaygroundPerson PersonOf(Person person)
    {
        var names = person.Name.Split(' ', 2);
        var objectId = SamplePeople.ObjectIdOf(person.Upn);
        return new PlaygroundPerson
        {
            Upn = person.Upn,
            Name = person.Name,
            GivenName = names[0],
            Surname = names[^1],
            TenantId = person.Id.Split('/')[0],
            ObjectId = objectId,
            TeamsUserId = PlaygroundIds.UserOf(objectId),
            Role = RoleOf(person),
            FirstWords = WordsOf(person),
        };
    }

    private static string RoleOf(Person person) => person switch
    {
        { IsDesk: true } => "technician of the desk",
        _ when person.Roles.Contains(PersonRole.Manager) => "manager at " + person.ClientId,
        _ when person.Roles.Contains(PersonRole.Approver) => "approver at " + person.ClientId,
        _ => "employee at " + person.ClientId,
    };

    private static string WordsOf(Person person) => person switch
    {
        { IsDesk: true } => "open the channel Escalations and wait for a ticket, or write \"queue\" in the chat",
        _ when person.Roles.Contains(PersonRole.Manager) => "how much downtime did we have last month?",
        { ClientId: "fabrikam" } => "the label printer in the warehouse is dead",
        _ => "Outlook keeps asking for my password since this morning",
    };
}
