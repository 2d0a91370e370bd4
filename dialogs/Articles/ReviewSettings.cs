namespace SupportBot.Dialogs.Articles;

/// <summary>When the desk is reminded of articles that nobody has checked.</summary>
/// <param name="Days">An article is due so many days after it was last checked; 0 reminds of none.</param>
/// <param name="RemindEveryDays">Days between two reminders, at least 1.</param>
public sealed record ReviewSettings(int Days, int RemindEveryDays)
{
    public static ReviewSettings Default { get; } = new(180, 30);
}
