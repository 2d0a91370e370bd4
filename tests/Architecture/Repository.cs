using System.Runtime.CompilerServices;

namespace SupportBot.Tests.Architecture;

internal static class Repository
{
    /// <summary>The folder that holds the solution, found from where this file was compiled.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
