using SupportBot.Desk.Clients;

namespace SupportBot.Dialogs.Manager;

/// <summary>Who may see which figures. Asked at every question, press, link and page, whatever the card says.</summary>
public static class FigureAccess
{
    /// <summary>A client's managers see the own company; the desk's service managers see every client and the desk itself.</summary>
    public static bool MaySee(Person person, Ask ask) => person switch
    {
        _ when person.Roles.Contains(PersonRole.Dispatcher) => true,
        { ClientId: { } own } when person.Roles.Contains(PersonRole.Manager) => ask.ClientId == own && ask.Topic != Topic.Load,
        _ => false,
    };

    /// <summary>Whether there are any figures for the person at all.</summary>
    public static bool IsForFigures(Person person) =>
        person.Roles.Contains(PersonRole.Dispatcher) || (person.ClientId is not null && person.Roles.Contains(PersonRole.Manager));
}
