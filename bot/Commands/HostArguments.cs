using System.CommandLine;

namespace SupportBot.Bot.Commands;

/// <summary>What the command line hands on to the host's configuration.</summary>
public static class HostArguments
{
    /// <summary><c>dotnet run</c> sets Development; a built bot is in Production unless told otherwise. The last one counts.</summary>
    public static readonly Option<string[]> Environment = new("--environment")
    {
        Description = "Development, Production, or a name of your own.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "NAME",
    };

    /// <summary>Everything that no command knows, for example <c>--urls</c> or <c>--Storage:Folder</c>, and the environment.</summary>
    public static string[] Of(ParseResult parsed) => parsed.GetValue(Environment) is [.., var last]
        ? [.. parsed.UnmatchedTokens, "--environment", last]
        : [.. parsed.UnmatchedTokens];
}
