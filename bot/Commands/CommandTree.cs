using System.CommandLine;
using SupportBot.Bot.Hosting;

namespace SupportBot.Bot.Commands;

/// <summary>Everything that can be typed after <c>dotnet run --project bot --</c>. Without a command the bot itself runs.</summary>
public static class CommandTree
{
    public static RootCommand Build()
    {
        var people = new Option<string?>("--people") { Description = "Sign-in names of the sample people who get a chat window, separated by commas." };
        var root = new RootCommand("SupportBot: an IT support bot for Microsoft Teams. Without a command it runs and listens.")
        {
            people, HostArguments.Environment, DecideCommand.Books,
        };
        // What is not known here belongs to the configuration, for example --urls or --Storage:Folder.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => BotHost.RunAsync(HostArguments.Of(parsed), parsed.GetValue(people), ct));
        root.Subcommands.Add(ChatCommand.Build());
        root.Subcommands.Add(SampleCommand.Build());
        root.Subcommands.Add(KbCommand.Build());
        root.Subcommands.Add(TriageCommand.Build());
        root.Subcommands.Add(BookCommand.Build());
        root.Subcommands.Add(StatementCommand.Build());
        root.Subcommands.Add(DecideCommand.Build());
        root.Subcommands.Add(PackageCommand.Build());
        root.Subcommands.Add(DiagnoseCommand.Build());
        return root;
    }

    /// <returns>What the command returns; <see cref="ExitCodes.Usage"/> when it was typed wrongly.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var parsed = Build().Parse(args);
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [not ['-' or '/', ..] and var word, ..])
        {
            await Console.Error.WriteLineAsync($"There is no command {word}; --help lists them.");
            return ExitCodes.Usage;
        }
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
    }
}
