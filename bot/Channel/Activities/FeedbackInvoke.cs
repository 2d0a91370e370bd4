using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>A thumb below a message written with a model's help.</summary>
/// <param name="Liked">Thumb up.</param>
/// <param name="Words">What was written with it; empty when nothing.</param>
public sealed record FeedbackInvoke(bool Liked, string Words)
{
    /// <summary>Reads an invoke's value; null when it is not one of these.</summary>
    public static FeedbackInvoke? Of(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value) return null;
        var read = value.Deserialize(ActivityJson.Context.FeedbackValue)?.ActionValue;
        return read?.Reaction switch
        {
            "like" => new FeedbackInvoke(true, WordsOf(read.Feedback)),
            "dislike" => new FeedbackInvoke(false, WordsOf(read.Feedback)),
            _ => null,
        };
    }

    /// <summary>Teams wraps the words as JSON inside a text, the Playground sends the bare words.</summary>
    private static string WordsOf(string? feedback)
    {
        if (feedback is null || !feedback.StartsWith('{')) return feedback ?? "";
        try
        {
            return JsonSerializer.Deserialize(feedback, ActivityJson.Context.FeedbackWords)?.FeedbackText ?? "";
        }
        catch (JsonException)
        {
            return feedback;
        }
    }
}

/// <summary>The invoke's value.</summary>
public sealed record FeedbackValue
{
    [JsonConverter(typeof(TolerantObjectConverter<FeedbackChoice>))]
    public FeedbackChoice? ActionValue { get; set; }
}

/// <summary>The thumb and the words as they travel.</summary>
public sealed record FeedbackChoice
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Reaction { get; set; }

    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Feedback { get; set; }
}

/// <summary>The words as Teams wraps them.</summary>
public sealed record FeedbackWords
{
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? FeedbackText { get; set; }
}
