using System.Text.Json;

namespace SupportBot.Bot.Playground;

/// <summary>The pinned npm package and the script loaded before it, as shipped inside this assembly.</summary>
public static class PlaygroundPackage
{
    /// <summary>Name of the package in the npm registry.</summary>
    public const string Name = "@microsoft/m365agentsplayground";

    private const string WindowScript = "window.cjs";

    /// <summary>The pinned version.</summary>
    public static string Version()
    {
        using var package = JsonDocument.Parse(Read("package.json"));
        return package.RootElement.GetProperty("dependencies").GetProperty(Name).GetString() ?? "";
    }

    /// <summary>Path of the command line script below a folder in which npm installed the package.</summary>
    public static string CommandLineIn(string npmFolder) =>
        Path.Combine(npmFolder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    /// <summary>Writes the package and lock file for npm; files that say the same already stay untouched.</summary>
    public static void WritePackageTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])["package.json", "package-lock.json"]) WriteIfDifferent(folder, name);
    }

    /// <summary>Writes the script that is loaded before the Playground and returns its path.</summary>
    public static string WriteWindowScriptTo(string folder)
    {
        Directory.CreateDirectory(folder);
        return WriteIfDifferent(folder, WindowScript);
    }

    private static string WriteIfDifferent(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        var text = Read(name);
        if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
        return path;
    }

    private static string Read(string name)
    {
        using var stream = typeof(PlaygroundPackage).Assembly.GetManifestResourceStream($"SupportBot.Bot.Playground.{name}")
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
