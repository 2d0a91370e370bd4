namespace SupportBot.Bot.Commands;

/// <summary>What a command says to whoever started it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The command could not do its work, with one sentence on the error stream; or a checked book has errors.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, or a file or folder that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary><c>decide</c>: at least one line was answered with an error.</summary>
    public const int SomeRefused = 3;
}
