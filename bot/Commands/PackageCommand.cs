using System.CommandLine;
using SupportBot.Bot.Packaging;

namespace SupportBot.Bot.Commands;

/// <summary><c>package</c>: writes the zip that is uploaded to Teams.</summary>
public static class PackageCommand
{
    public static Command Build()
    {
        var appId = new Option<string>("--app-id") { Required = true, Description = "App (client) id of the bot's registration." };
        var host = new Option<string>("--host") { Required = true, Description = "Public host name of the bot, for example bot.example.com." };
        var version = new Option<string>("--app-version")
        {
            Description = "Version of the package; raise it with every upload.",
            DefaultValueFactory = static _ => "1.0.0",
        };
        var developer = new Option<string>("--developer")
        {
            Description = "Name of the provider as Teams shows it.",
            DefaultValueFactory = static _ => "IT Desk",
        };
        var website = new Option<string?>("--website") { Description = "The provider's pages; https://HOST when it is not given." };
        var output = new Option<FileInfo>("--out")
        {
            Description = "File to write.",
            DefaultValueFactory = static _ => new FileInfo("supportbot-teams.zip"),
        };
        var command = new Command("package", "Writes the app package for Teams.") { appId, host, version, developer, website, output };
        command.SetAction(parsed => Write(
            new AppPackageSettings(
                parsed.GetRequiredValue(appId),
                parsed.GetRequiredValue(host),
                parsed.GetRequiredValue(version),
                parsed.GetRequiredValue(developer),
                parsed.GetValue(website) ?? "https://" + parsed.GetRequiredValue(host)),
            parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Write(AppPackageSettings settings, FileInfo file)
    {
        var faults = settings.Faults();
        if (faults.Count > 0)
        {
            foreach (var fault in faults) Console.Error.WriteLine(fault);
            return ExitCodes.Usage;
        }

        try
        {
            using (var zip = file.Create()) AppPackage.Write(zip, settings);
            Console.WriteLine($"{file.FullName} is written. Upload it in Teams: Apps, Manage your apps, Upload an app.");
            return ExitCodes.Ok;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file.FullName} cannot be written. Give the rights, or choose another file with --out.");
            return ExitCodes.Failed;
        }
    }
}
