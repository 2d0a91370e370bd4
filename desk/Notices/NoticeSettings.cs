using NodaTime;

namespace SupportBot.Desk.Notices;

/// <param name="Quiet">How long changes of one ticket are gathered into one message; zero tells each at once.</param>
public sealed record NoticeSettings(Duration Quiet)
{
    public static NoticeSettings Default { get; } = new(Duration.FromMinutes(2));
}
