using System.CommandLine;
using SupportBot.Bot.Terminal;
using Input = SupportBot.Dialogs.Input;

namespace SupportBot.Bot.Commands;

/// <summary><c>chat --as NAME</c> and <c>chat --script FILE</c>: the same bot in a terminal, without Node.js and network.</summary>
public static class ChatCommand
{
    public static System.CommandLine.Command Build()
    {
        var who = new Option<string?>("--as") { Description = "Sign-in name of the sample person to speak as, for example employee@contoso.example." };
        var script = new Option<FileInfo?>("--script") { Description = "Plays a transcript and prints it." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder for the terminal's own data; without it nothing is kept." };
        var command = new System.CommandLine.Command("chat", "Talks to the bot in the terminal.") { who, script, data };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(who), parsed.GetValue(script), parsed.GetValue(data), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? who, FileInfo? script, DirectoryInfo? data, CancellationToken ct)
    {
        if (who is null && script is null)
        {
            await Console.Error.WriteLineAsync("Say who speaks: chat --as employee@contoso.example");
            return ExitCodes.Usage;
        }

        if (script is { Exists: false })
        {
            await Console.Error.WriteLineAsync($"There is no file {script.Name}.");
            return ExitCodes.Usage;
        }

        if (script is not null) return await PlayAsync(script, who, data, ct);
        await using var session = await TerminalSession.StartAsync(data, TimeProvider.System, Console.Out, ct);
        return await TalkAsync(session.Chat, who ?? "", ct);
    }

    private static async Task<int> PlayAsync(FileInfo script, string? who, DirectoryInfo? data, CancellationToken ct)
    {
        var lines = await File.ReadAllLinesAsync(script.FullName, ct);
        var clock = new ScriptClock();
        if (TerminalScript.FirstTime(lines) is { } first) clock.Show(first);
        await using var session = await TerminalSession.StartAsync(data, clock, Console.Out, ct);
        return await TerminalScript.PlayAsync(session.Chat, lines, who, clock, Console.Out, ct) ? ExitCodes.Ok : ExitCodes.Usage;
    }

    private static async Task<int> TalkAsync(TerminalChat chat, string who, CancellationToken ct)
    {
        if (await chat.JoinAsync(who, ct) is not { } person)
        {
            await Console.Error.WriteLineAsync($"Nobody has the name {who}. Try employee@contoso.example or technician1@desk.example.");
            return ExitCodes.Usage;
        }

        await Console.Out.WriteLineAsync($"You are {person.Name}. Type what does not work, a number to press a button, or an empty line to leave.");
        while (true)
        {
            await Console.Out.WriteAsync("> ");
            if (await Console.In.ReadLineAsync(ct) is not { Length: > 0 } line) return ExitCodes.Ok;
            await chat.SayAsync(person, line, Ask, ct);
        }
    }

    private static string? Ask(Input input)
    {
        var choices = input is Input.Choice choice ? " (" + string.Join(", ", choice.Options.Select(o => o.Value)) + ")" : "";
        Console.Write($"  {input.Label}{choices}: ");
        return Console.ReadLine();
    }
}
