namespace SupportBot.Bot.Playground;

/// <summary>How the start of a Playground ended.</summary>
public abstract record PlaygroundStart
{
    private PlaygroundStart()
    {
    }

    /// <summary>It answers; whoever asked for it disposes of it.</summary>
    public sealed record Ready(PlaygroundProcess Process) : PlaygroundStart;

    /// <summary>It does not run; <paramref name="Reason"/> is for the person at the console.</summary>
    public sealed record Failed(string Reason) : PlaygroundStart;
}
