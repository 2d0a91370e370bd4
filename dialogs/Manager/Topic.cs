namespace SupportBot.Dialogs.Manager;

/// <summary>What a manager asks for figures about. Names are kept in old cards and links: never renamed.</summary>
public enum Topic
{
    Downtime,
    Services,
    Causes,
    Timeline,
    Tickets,
    Cost,
    Levels,
    Recurring,
    Advice,
    Review,

    /// <summary>Work of the technicians; for the desk's own managers.</summary>
    Load,

    /// <summary>A month's charges line by line.</summary>
    Statement,

    /// <summary>What is due for maintenance.</summary>
    Due,

    /// <summary>What was decided in reviews, and what became of it.</summary>
    Decisions,

    /// <summary>Problems that no article answers; for the desk.</summary>
    Gaps,
}
