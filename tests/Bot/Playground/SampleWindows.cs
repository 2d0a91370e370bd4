using SupportBot.Bot.Playground;

namespace SupportBot.Tests.Bot.Playground;

/// <summary>A small world for windows: a desk with its escalation channel and one client.</summary>
internal static class SampleWindows
{
    private const string DeskTenant = "c0000000-0000-4000-8000-0000000000d0";
    private const string ClientTenant = "c0000000-0000-4000-8000-0000000000f1";

    public static readonly PlaygroundTeam Desk = new(
        DeskTenant,
        PlaygroundIds.ThreadOf("desk"),
        "Service desk",
        PlaygroundIds.GuidOf("desk"),
        PlaygroundIds.ThreadOf("escalations"),
        "Escalations");

    public static readonly PlaygroundPerson Employee = Person("employee@fabrikam.example", "Emil", "Brandt", ClientTenant);

    public static readonly PlaygroundPerson Employee2 = Person("manager@fabrikam.example", "Mona", "Keller", ClientTenant);

    public static readonly PlaygroundPerson Technician = Person("technician1@desk.example", "Tessa", "Lang", DeskTenant);

    public static readonly PlaygroundWorld World = new()
    {
        BotId = PlaygroundIds.BotOf("support-bot"),
        BotName = "IT support",
        People = [Employee, Employee2, Technician],
        Teams = [Desk],
        DefaultPeople = [Employee.Upn, Technician.Upn],
    };

    private static PlaygroundPerson Person(string upn, string given, string surname, string tenant)
    {
        var objectId = PlaygroundIds.GuidOf(upn);
        return new PlaygroundPerson
        {
            Upn = upn,
            Name = $"{given} {surname}",
            GivenName = given,
            Surname = surname,
            TenantId = tenant,
            ObjectId = objectId,
            TeamsUserId = PlaygroundIds.UserOf(objectId),
            Role = "sample person",
            FirstWords = "help",
        };
    }
}
