using NodaTime;

namespace SupportBot.Bot.Terminal;

/// <summary>
/// The machine's time until a script says another; then it goes on from there, so that what is shown does not depend on the
/// hour.
/// </summary>
public sealed class ScriptClock : TimeProvider
{
    private TimeSpan _ahead;

    /// <summary>A clock that shows <paramref name="instant"/> now.</summary>
    public static ScriptClock At(Instant instant)
    {
        var clock = new ScriptClock();
        clock.Show(instant);
        return clock;
    }

    /// <summary>It is <paramref name="instant"/> now.</summary>
    public void Show(Instant instant) => _ahead = instant.ToDateTimeOffset() - base.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
