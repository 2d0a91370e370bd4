using SupportBot.Desk.Contracts;

namespace SupportBot.Knowledge.Triage;

/// <summary>Impact × urgency → priority. The only place where a priority is made.</summary>
public static class PriorityMatrix
{
    public static Priority PriorityOf(Impact impact, Urgency urgency) => (impact, urgency) switch
    {
        (Impact.Person, Urgency.Annoying) => Priority.P4,
        (Impact.Person, Urgency.Hampered) => Priority.P3,
        (Impact.Person, Urgency.Stopped) => Priority.P3,
        (Impact.Team, Urgency.Annoying) => Priority.P4,
        (Impact.Team, Urgency.Hampered) => Priority.P3,
        (Impact.Team, Urgency.Stopped) => Priority.P2,
        (Impact.Site, Urgency.Annoying) => Priority.P3,
        (Impact.Site, Urgency.Hampered) => Priority.P2,
        (Impact.Site, Urgency.Stopped) => Priority.P1,
        (Impact.Company, Urgency.Annoying) => Priority.P3,
        (Impact.Company, Urgency.Hampered) => Priority.P2,
        (Impact.Company, Urgency.Stopped) => Priority.P1,
        _ => throw new ArgumentOutOfRangeException(nameof(impact), (impact, urgency), "not a cell of the matrix"),
    };

    public static string CellOf(Impact impact, Urgency urgency) => $"{impact} × {urgency} = {PriorityOf(impact, urgency)}";
}
