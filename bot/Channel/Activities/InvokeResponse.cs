using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>The answer to an invoke: status and body of the HTTP response. Can be stored and given again.</summary>
/// <param name="Status">HTTP status; 200 whenever our code handled it, even when the body says "refused".</param>
/// <param name="Body">JSON without an envelope; null is an empty body.</param>
public sealed record InvokeResponse(int Status, JsonElement? Body)
{
    /// <summary>Done, with nothing to say. Feedback must be answered so.</summary>
    public static InvokeResponse Empty { get; } = new(200, null);

    /// <summary>Nobody here knows this invoke.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, null);

    /// <summary>The invoke's value cannot be understood.</summary>
    public static InvokeResponse BadRequest { get; } = new(400, null);

    /// <summary>Handled, with this body.</summary>
    public static InvokeResponse Of<T>(T body, JsonTypeInfo<T> type) => new(200, JsonSerializer.SerializeToElement(body, type));

    /// <summary>Handled, with this answer to a pressed button.</summary>
    public static InvokeResponse Of(AdaptiveCardInvokeResponse answer) =>
        Of(answer, ActivityJson.Context.AdaptiveCardInvokeResponse);
}
