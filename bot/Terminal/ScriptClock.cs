using NodaTime;

namespace SupportBot.Bot.Terminal;

/// <summary>The machine's time until a script says another; then it goes on from there.</summary>
public sealed class ScriptClock : TimeProvider
{
    private TimeSpan _ahead;

    /// <summary>It is <paramref name="instant"/> now.</summary>
    public void Show(Instant instant) => _ahead = instant.ToDateTimeOffset() - base.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
