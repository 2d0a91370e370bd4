using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Turns;

/// <summary>How articles are kept fresh.</summary>
public sealed class ArticleOptions
{
    /// <summary>
    /// Days after which an article should be checked again. Default 180, from 0 (nobody is reminded) to 3650.
    /// </summary>
    [Range(0, 3650)]
    public int ReviewDays { get; set; } = 180;

    /// <summary>Days between two reminders of all that is due. Default 30, from 1 to 365.</summary>
    [Range(1, 365)]
    public int RemindEveryDays { get; set; } = 30;
}
