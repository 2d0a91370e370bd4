using SupportBot.Desk.Clients;

namespace SupportBot.Dialogs.Manager;

/// <summary>Who may see which figures. Asked at every question, press, link and page, whatever the card says.</summary>
public static class FigureAccess
{
    /// <summary>
    /// A client's managers see the own company; the desk's service managers see every client and the desk itself; technicians
    /// see what no article answers.
    /// </summary>
    public static bool MaySee(Person person, Ask ask) => person switch
    {
        _ when person.Roles.Contains(PersonRole.Dispatcher) => true,
        { ClientId: { } own } when person.Roles.Contains(PersonRole.Manager) => ask.ClientId == own && !IsOfDesk(ask.Topic),
        { IsDesk: true } => ask.Topic == Topic.Gaps,
        _ => false,
    };

    /// <summary>Figures over all clients, which no client sees.</summary>
    public static bool IsOfDesk(Topic topic) => topic is Topic.Load or Topic.Gaps;

    /// <summary>Whether there are any figures for the person at all.</summary>
    /// <param name="topic">What is asked for; null when that is not known.</param>
    public static bool IsForFigures(Person person, Topic? topic = null) =>
        (person.IsDesk && topic == Topic.Gaps) || person.Roles.Contains(PersonRole.Dispatcher)
        || (person.ClientId is not null && person.Roles.Contains(PersonRole.Manager));
}
