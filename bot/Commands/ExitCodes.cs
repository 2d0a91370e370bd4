namespace SupportBot.Bot.Commands;

/// <summary>What a command says to whoever started it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The command could not do its work, with one sentence on the error stream; or a checked book has errors.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, or a file or folder that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>At least one line of a file was answered with an error (<c>decide</c>) or left out (<c>kb</c>, <c>triage eval</c>).</summary>
    public const int SomeRefused = 3;
}
