using System.CommandLine;

namespace SupportBot.Bot.Commands;

/// <summary>The commands that need neither store nor network: they start without the web host and keep stdout to themselves.</summary>
public static class OfflineCommands
{
    /// <summary>Whether the arguments ask for one of these commands.</summary>
    public static bool Have(IReadOnlyList<string> args)
    {
        var options = args.TakeWhile(arg => arg.StartsWith("--books", StringComparison.Ordinal)).Count();
        return options > 0 || args is ["decide" or "book", ..];
    }

    /// <returns>The command's exit code; 2 when it was typed wrongly.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Answers from contract books.") { DecideCommand.Books, DecideCommand.Build(), BookCommand.Build() };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? DecideCommand.Unusable : code;
    }
}
