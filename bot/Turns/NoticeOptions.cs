using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Turns;

/// <summary>How people are told about their tickets.</summary>
public sealed class NoticeOptions
{
    /// <summary>
    /// Seconds for which changes of one ticket are gathered into one message per person. Default 120, from 0 (each change is
    /// told at once; up to 10 counts as 0) to 3600. What asks for an action never waits.
    /// </summary>
    [Range(0, 3600)]
    public int QuietSeconds { get; set; } = 120;
}
