namespace SupportBot.Desk.Contracts;

/// <summary>How soon work must start; P1 is the most pressing. Impact and urgency decide it.</summary>
public enum Priority
{
    P1 = 1,
    P2 = 2,
    P3 = 3,
    P4 = 4,
}
