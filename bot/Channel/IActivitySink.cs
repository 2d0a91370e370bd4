using SupportBot.Bot.Channel.Activities;

namespace SupportBot.Bot.Channel;

/// <summary>Where authenticated activities go.</summary>
public interface IActivitySink
{
    /// <summary>
    /// Stores an activity that is answered later. When this returns it survives a crash; the channel is then told
    /// "accepted". The same activity may come again.
    /// </summary>
    /// <param name="body">The activity's JSON, UTF-8. Only valid until the returned task ends.</param>
    /// <param name="ct">Ends after <see cref="ChannelOptions.AcceptDeadline"/>; the caller's hanging up does not.</param>
    /// <exception cref="ActivityRefusedException">It cannot be stored now; the channel is told to come again.</exception>
    Task AcceptAsync(Activity activity, ReadOnlyMemory<byte> body, CancellationToken ct);

    /// <summary>Answers an invoke; the same one may come again and must get the same answer.</summary>
    /// <param name="ct">Ends after <see cref="ChannelOptions.InvokeDeadline"/>; the caller's hanging up does not.</param>
    /// <exception cref="ActivityRefusedException">It cannot be answered now; the channel is told to come again.</exception>
    Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken ct);
}

/// <summary>The activity cannot be taken now, because the store is away or full. The channel will send it again.</summary>
public sealed class ActivityRefusedException : Exception
{
    public ActivityRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
