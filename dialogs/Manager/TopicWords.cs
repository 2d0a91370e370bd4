using SupportBot.Dialogs.Manager.Periods;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>Finds out what figures a sentence asks for, by the phrases of each topic.</summary>
public static class TopicWords
{
    /// <summary>Longest sentence that is read as a question for figures.</summary>
    private const int MostWords = 25;

    /// <summary>The more special topics come first.</summary>
    private static readonly (Topic Topic, string Key)[] Order =
    [
        (Topic.Gaps, "Words_TopicGaps"), (Topic.Decisions, "Words_TopicDecisions"), (Topic.Review, "Words_TopicReview"), (Topic.Due, "Words_TopicDue"),
        (Topic.Advice, "Words_TopicAdvice"), (Topic.Recurring, "Words_TopicRecurring"), (Topic.Levels, "Words_TopicLevels"), (Topic.Cost, "Words_TopicCost"), (Topic.Load, "Words_TopicLoad"),
        (Topic.Services, "Words_TopicServices"), (Topic.Causes, "Words_TopicCauses"), (Topic.Timeline, "Words_TopicTimeline"),
        (Topic.Tickets, "Words_TopicTickets"), (Topic.Downtime, "Words_TopicDowntime"),
    ];

    /// <summary>The topic; null when the words ask for no figures.</summary>
    public static Topic? Of(string text, Texts say)
    {
        var tokens = PeriodTokens.Of(text);
        if (tokens.Count is 0 or > MostWords) return null;
        var plain = " " + string.Join(' ', tokens) + " ";
        foreach (var (topic, key) in Order)
            if (say.Words(key).Any(phrase => plain.Contains(" " + string.Join(' ', PeriodTokens.Of(phrase)) + " ", StringComparison.Ordinal))) return topic;
        return null;
    }
}
